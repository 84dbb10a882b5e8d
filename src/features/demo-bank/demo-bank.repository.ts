import type { Db, Sql } from '../../platform/db/db';
import { insertRows, insertTables } from '../../platform/db/insert-rows';
import { loadRows, takesTexts } from '../../platform/db/load-rows';
import type { ReferenceRows } from './domain/bank';
import type { Facts } from './domain/rows';
import { FACT_TABLES, REFERENCE_TABLES, TABLES } from './demo-bank.tables';

/** True when no table that a demo bank fills has a row. */
export async function isEmpty(db: Sql): Promise<boolean> {
  const anyRow = TABLES.map(({ table }) => `(SELECT 1 FROM ${table} LIMIT 1)`).join(' UNION ALL ');
  const rows = await db.query('demoBank.isEmpty', anyRow);
  return rows.length === 0;
}

/** Whether there is a source that is none of the demo bank's: somebody has brought in data of their own. */
export async function holdsOtherSources(db: Sql): Promise<boolean> {
  const rows = await db.query(
    'demoBank.holdsOtherSources',
    "SELECT 1 FROM source_systems WHERE code NOT LIKE 'demo-%' LIMIT 1",
  );
  return rows.length > 0;
}

/** Writes the rows that do not grow with the customers, all or none. */
export function insertReferenceRows(db: Db, rows: ReferenceRows): Promise<void> {
  return db.transaction((tx) => insertTables(tx, 'demoBank.insertReferenceRows', REFERENCE_TABLES, rows));
}

/** The fastest way that the server allows to write all facts of some customers, all or none. */
export async function openFactWriter(db: Db): Promise<(facts: Facts) => Promise<void>> {
  const write = (await takesTexts(db)) ? loadRows : insertRows;
  return (facts) =>
    db.transaction((tx) => insertTables(tx, 'demoBank.openFactWriter', FACT_TABLES, facts, write));
}

/** Lets the server count again what its plans rest on: after so many new rows its figures are those of empty tables. */
export async function refreshStatistics(db: Sql): Promise<void> {
  await db.query(
    'demoBank.refreshStatistics',
    `ANALYZE TABLE ${TABLES.map(({ table }) => table).join(', ')}`,
  );
}
