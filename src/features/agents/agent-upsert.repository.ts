import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

/** Ids by the source's key. */
export async function findAgentIds(
  tx: Tx,
  sourceId: Id,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ key: string; id: Id }>(
    'agents.findAgentIds',
    'SELECT external_id AS `key`, id FROM agents WHERE source_id = ? AND external_id IN (?)',
    [sourceId, keys],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Adds agents that are known by name alone; those that are there stay as they are. */
export async function insertNamedAgents(tx: Tx, sourceId: Id, names: readonly string[]): Promise<void> {
  await insertRows(
    tx,
    'agents.insertNamedAgents',
    { table: 'agents', columns: ['id', 'sourceId', 'externalId', 'name'] },
    names.map((name) => ({ id: newId(), sourceId, externalId: name, name })),
  );
}
