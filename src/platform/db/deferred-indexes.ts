import { isIndexAlreadySo } from './database-error';
import type { Sql } from './db';

/**
 * Large loads go without indexes: written row by row, an index that is in another order than the rows costs a page for each of them;
 * built afterwards, it is sorted once. What was taken off is kept in the database itself until it is back, so that whoever goes on
 * after a crash knows what is missing. The statements are DDL and commit by themselves.
 */

/** Made by the load, gone with it; no table of the model. As long as it is there, questions are slow or fail. */
export const DEFERRED_INDEXES = 'deferred_indexes';

/** Tables at once: sorting keeps one processor busy, and waits for the disk now and then. */
const LANES = 3;

interface DeferredIndex {
  readonly tableName: string;
  readonly indexName: string;
  /** Among the indexes of the table, so that they come back in their order. */
  readonly place: number;
  /** As `SHOW CREATE TABLE` says it and `ALTER TABLE … ADD` takes it. */
  readonly definition: string;
}

const INDEX = /^ {2}((?:UNIQUE |FULLTEXT )?KEY `(\w+)` .*?),?$/gm;

/** The indexes of a table beside its primary key. */
async function indexesOf(sql: Sql, tableName: string): Promise<DeferredIndex[]> {
  const [row] = await sql.query<Record<string, string>>(
    'deferredIndexes.definition',
    `SHOW CREATE TABLE ${tableName}`,
  );
  return [...(row?.['Create Table'] ?? '').matchAll(INDEX)].map(
    ([, definition = '', indexName = ''], place) => ({ tableName, indexName, place, definition }),
  );
}

/**
 * Changes a table until there is nothing to change. A server goes on with a statement of this kind after its client is gone, so what
 * was to be done may have been done meanwhile: then it is looked at again.
 */
async function alter(
  sql: Sql,
  name: string,
  table: string,
  changes: () => Promise<readonly string[]>,
): Promise<void> {
  for (let left = await changes(); left.length > 0; left = await changes()) {
    try {
      await sql.execute(name, `ALTER TABLE ${table} ${left.join(', ')}`);
    } catch (error) {
      if (!isIndexAlreadySo(error)) throw error;
    }
  }
}

/** Takes all indexes but the primary keys off these tables, to be built again by `buildDeferredIndexes`. */
export async function deferIndexes(sql: Sql, tables: readonly string[]): Promise<void> {
  await sql.execute(
    'deferredIndexes.createTable',
    `CREATE TABLE IF NOT EXISTS ${DEFERRED_INDEXES} (
      table_name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      index_name VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      place SMALLINT NOT NULL,
      definition VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      PRIMARY KEY (table_name, index_name)
    ) ENGINE = InnoDB`,
  );
  for (const table of tables) {
    const indexes = await indexesOf(sql, table);
    if (indexes.length === 0) continue;
    // First written down, then taken off: a crash in between leaves a note too many, never one too few.
    await sql.execute(
      'deferredIndexes.note',
      `INSERT INTO ${DEFERRED_INDEXES} (table_name, index_name, place, definition) VALUES ? ON DUPLICATE KEY UPDATE definition = VALUES(definition)`,
      [
        indexes.map(({ tableName, indexName, place, definition }) => [
          tableName,
          indexName,
          place,
          definition,
        ]),
      ],
    );
    await alter(sql, 'deferredIndexes.drop', table, async () =>
      (await indexesOf(sql, table)).map(({ indexName }) => `DROP KEY \`${indexName}\``),
    );
  }
}

/** The largest tables come first: begun last, one of them would be built while all other lanes have nothing left to do. */
async function deferredByTable(sql: Sql): Promise<Map<string, DeferredIndex[]>> {
  const isThere = await sql.query('deferredIndexes.isThere', `SHOW TABLES LIKE '${DEFERRED_INDEXES}'`);
  if (isThere.length === 0) return new Map();
  const rows = await sql.query<DeferredIndex>(
    'deferredIndexes.list',
    `SELECT d.table_name AS tableName, d.index_name AS indexName, d.place, d.definition
       FROM ${DEFERRED_INDEXES} d
       LEFT JOIN information_schema.tables t ON t.table_schema = DATABASE() AND t.table_name = d.table_name
      ORDER BY t.data_length DESC, d.table_name, d.place`,
  );
  const byTable = new Map<string, DeferredIndex[]>();
  for (const row of rows) byTable.set(row.tableName, [...(byTable.get(row.tableName) ?? []), row]);
  return byTable;
}

/** Of indexes that were taken off, those that are not there. */
async function missingOf(
  sql: Sql,
  table: string,
  deferred: readonly DeferredIndex[],
): Promise<readonly DeferredIndex[]> {
  const there = new Set((await indexesOf(sql, table)).map(({ indexName }) => indexName));
  return deferred.filter(({ indexName }) => !there.has(indexName));
}

/** Builds what an interrupted or finished load has left off; without such a load it does nothing. */
export async function buildDeferredIndexes(
  sql: Sql,
  onTable: (table: string, indexes: number) => void,
): Promise<void> {
  const left = [...(await deferredByTable(sql))];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [table, deferred] = next;
      const { length } = await missingOf(sql, table, deferred);
      if (length > 0) onTable(table, length);
      await alter(sql, 'deferredIndexes.build', table, async () =>
        (await missingOf(sql, table, deferred)).map(({ definition }) => `ADD ${definition}`),
      );
    }
  };
  // All have ended before the first failure is passed on: nothing is built any more when this is over.
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  // Another load may have taken off again what was built: the notes go only when none of it is missing.
  for (const [table, deferred] of await deferredByTable(sql)) {
    if ((await missingOf(sql, table, deferred)).length > 0) return buildDeferredIndexes(sql, onTable);
  }
  await sql.execute('deferredIndexes.dropTable', `DROP TABLE IF EXISTS ${DEFERRED_INDEXES}`);
}
