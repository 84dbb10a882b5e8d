import type { Id } from '../../kernel/id';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import { findLineages, findLineagesBelow, type ReasonLineage } from './reason-lineage.repository';

/** A reason and what lies above it. */
export const reasonLineageById = defineRowLoader('reasonLineageById', async ({ db, scope }, ids) =>
  findLineages(db, scope, ids),
);

/** The lineages of a reason and of all below it. */
export const lineagesBelowReason: LoaderDefinition<Id, readonly ReasonLineage[]> = {
  name: 'lineagesBelowReason',
  keyText: (id) => id,
  load: async ({ db, scope }, ids) => {
    const found = await findLineagesBelow(db, scope, ids);
    return ids.map((id) => found.filter(({ fromRoot }) => fromRoot.includes(id)));
  },
};
