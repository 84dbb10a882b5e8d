import type { Id } from '../../kernel/id';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findAdvocacyStatuses } from './advocacy-status.repository';
import type { AdvocacyStatus } from './advocacy-status.type';

export const advocacyStatusByCustomer: LoaderDefinition<Id, AdvocacyStatus | null> = {
  name: 'advocacyStatusByCustomer',
  keyText: (id) => id,
  load: async ({ db, scope }, ids) => {
    const statuses = await findAdvocacyStatuses(db, scope, ids);
    return ids.map((id) => statuses.get(id) ?? null);
  },
};
