import type { Id } from '../../kernel/id';
import type { Db, Sql } from '../../platform/db/db';
import { insertRows, insertTables } from '../../platform/db/insert-rows';
import { loadRows } from '../../platform/db/load-rows';
import type { Bank, ReferenceRows } from './domain/bank';
import { batchOf } from './domain/batches';
import { numberOf } from './domain/ids';
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

const NOT_EMPTY =
  'The database is not empty, and holds something else than the beginning of this demo bank. A load that was cut off goes on with the options it began with: --customers, --seed, and --as-of, the day on which it began. Else a demo bank goes into an empty database: point DATABASE_URL at a new one and run "npm run migrate", or remove everything from this one (DROP DATABASE, CREATE DATABASE, npm run migrate).';

/**
 * The batches of this bank that an earlier load has written; null when the database is empty. Throws when it holds anything else:
 * another bank, a source of its own, a customer of nobody's.
 */
export async function findWrittenBatches(db: Sql, bank: Bank): Promise<Set<number> | null> {
  if (await isEmpty(db)) return null;
  const ids = async (name: string, table: string) =>
    (await db.query<{ id: Id }>(name, `SELECT id FROM ${table}`)).map(({ id }) => id);
  const own = new Set(bank.reference.sourceSystems.map(({ id }) => id));
  const sources = await ids('demoBank.sourcesThere', 'source_systems');
  if (sources.length !== own.size || !sources.every((id) => own.has(id))) throw new Error(NOT_EMPTY);
  const numbers = (await ids('demoBank.customersThere', 'customers')).map((id) => numberOf(bank.asOf, id));
  if (numbers.some((number) => number < 0 || number >= bank.plan.customers)) throw new Error(NOT_EMPTY);
  return new Set(numbers.map(batchOf));
}

/** Writes the rows that do not grow with the customers, all or none. */
export function insertReferenceRows(db: Db, rows: ReferenceRows): Promise<void> {
  return db.transaction((tx) => insertTables(tx, 'demoBank.insertReferenceRows', REFERENCE_TABLES, rows));
}

/** The fastest way that the server allows to write all facts of some customers, all or none. */
export async function openFactWriter(db: Db): Promise<(facts: Facts) => Promise<void>> {
  const write = (await db.takesLoads()) ? loadRows : insertRows;
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
