import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

export interface DeclaredSource {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly trustRank: number;
  readonly timeZone: string;
}

/** Adds a source, or brings what is known of it up to date. Its id. */
export async function upsertSource(tx: Tx, source: DeclaredSource): Promise<Id> {
  await insertRows(
    tx,
    'sources.upsertSource',
    {
      table: 'source_systems',
      columns: ['id', 'code', 'name', 'kind', 'trustRank', 'timeZone'],
      updateOnDuplicate: ['name', 'kind', 'trustRank', 'timeZone'],
    },
    [{ id: newId(), ...source }],
  );
  const id = await findSourceId(tx, source.code);
  if (id === null) throw new Error(`The source ${source.code} vanished while it was being written.`);
  return id;
}

export async function findSourceId(tx: Tx, code: string): Promise<Id | null> {
  return (await findSource(tx, code))?.id ?? null;
}

/** A source by its code, and when it last delivered. */
export async function findSource(
  tx: Tx,
  code: string,
): Promise<{ readonly id: Id; readonly lastSyncedAt: Date | null } | null> {
  const [row] = await tx.lookUp<{ id: Id; lastSyncedAt: Date | null }>(
    'sources.findSource',
    'SELECT id, last_synced_at AS lastSyncedAt FROM source_systems WHERE code = ?',
    [code],
  );
  return row ?? null;
}

/** Waits until nobody else delivers for this source, and keeps others waiting until the transaction ends. */
export async function lockSource(tx: Tx, id: Id): Promise<void> {
  await tx.query('sources.lockSource', 'SELECT id FROM source_systems WHERE id = ? FOR UPDATE', [id]);
}

export async function setLastSynced(tx: Tx, id: Id, at: Date): Promise<void> {
  await tx.execute('sources.setLastSynced', 'UPDATE source_systems SET last_synced_at = ? WHERE id = ?', [
    at,
    id,
  ]);
}

/** Ids by code; sources that nobody has declared are left out. */
export async function findSourceIds(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ code: string; id: Id }>(
    'sources.findSourceIds',
    'SELECT code, id FROM source_systems WHERE code IN (?)',
    [codes],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}
