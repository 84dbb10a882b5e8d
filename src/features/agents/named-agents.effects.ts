import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { findOrInsert } from '../../platform/db/find-or-insert';
import { findAgentIds, insertNamedAgents } from './agent-upsert.repository';

/** Ids of agents that a source knows by name alone; those that are new are added. */
export function ensureNamedAgents(
  tx: Tx,
  sourceId: Id,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, Id>> {
  return findOrInsert(names, {
    find: (keys) => findAgentIds(tx, sourceId, keys),
    insert: (missing) => insertNamedAgents(tx, sourceId, missing),
  });
}
