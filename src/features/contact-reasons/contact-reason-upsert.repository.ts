import { newId, type Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

export interface NewReason {
  readonly code: string;
  readonly parentId: Id | null;
  readonly names: LocalisedNames;
}

/** Ids by code. */
export async function findReasonIds(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, Id>> {
  const rows = await tx.query<{ code: string; id: Id }>(
    'contactReasons.findReasonIds',
    'SELECT code, id FROM contact_reasons WHERE code IN (?)',
    [codes],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Adds reasons; those that are there stay as they are. */
export async function insertReasons(tx: Tx, reasons: readonly NewReason[]): Promise<void> {
  await insertRows(
    tx,
    'contactReasons.insertReasons',
    { table: 'contact_reasons', columns: ['id', 'code', 'parentId', 'names'] },
    reasons.map(({ names, ...reason }) => ({ id: newId(), ...reason, names: JSON.stringify(names) })),
  );
}
