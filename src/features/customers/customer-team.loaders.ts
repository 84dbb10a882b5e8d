import type { Id } from '../../kernel/id';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findTeamsOfCustomers } from './customer-team.repository';

/** The team that looks after a customer, by whichever of their ids; null when none does. */
export const teamOfCustomer: LoaderDefinition<Id, Id | null> = {
  name: 'teamOfCustomer',
  keyText: (id) => id,
  load: async ({ db, scope }, ids) => {
    const found = await findTeamsOfCustomers(db, scope, ids);
    const teams = new Map(found.map(({ requestedId, teamId }) => [requestedId, teamId]));
    return ids.map((id) => teams.get(id) ?? null);
  },
};
