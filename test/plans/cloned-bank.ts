import type { Db } from '../../src/platform/db/db';

/** Ids of what a bank has once, whatever its size: copies share it. */
const SHARED = new Set([
  'source_id',
  'agent_id',
  'owner_id',
  'made_by_id',
  'asked_by_id',
  'reason_id',
  'product_id',
  'queue_id',
  'survey_id',
  'definition_id',
]);

/** The facts of customers that lists are made of, and what they are found by. */
const CLONED = [
  'customers',
  'customer_name_tokens',
  'source_profiles',
  'contact_points',
  'accounts',
  'account_holders',
  'interactions',
  'messages',
  'cases',
  'promises',
  'survey_invitations',
  'survey_answers',
  'survey_loops',
  'advocacy_statuses',
  'advocacy_acts',
  'attribute_values',
];

/** What tells a copy from the original; in a table with several, the first. */
const KEYS = ['id', 'owner_id', 'customer_id'];

const isOwnId = (table: string, column: string): boolean =>
  (column === 'id' || column.endsWith('_id')) &&
  column !== 'external_id' &&
  (!SHARED.has(column) || (table === 'attribute_values' && column === 'owner_id'));

/** What stands for a column in a copy: another id where the row itself or its customer is meant, else the same. */
function copied(table: string, column: string, mark: string): string {
  if (column === 'external_id') return `CONCAT('${mark}', ${column})`;
  // The first two characters of an id are of the time at which it was made: no id begins so. Of null it is null.
  return isOwnId(table, column) ? `CONCAT('${mark}', SUBSTRING(${column}, 3))` : column;
}

/** Copies of all customers with all of their facts, the same but for their ids: many rows in a second, where drawing them takes a minute. */
export async function cloneBank(db: Db, copies: number): Promise<void> {
  const columns = await db.query<{ tableName: string; name: string }>(
    'test.columns',
    `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (?) AND EXTRA NOT LIKE '%GENERATED%'`,
    [CLONED],
  );
  for (const table of CLONED) {
    const names = columns.filter(({ tableName }) => tableName === table).map(({ name }) => name);
    const key = KEYS.find((name) => names.includes(name) && isOwnId(table, name)) ?? '';
    for (let copy = 0; copy < copies; copy += 1) {
      const values = names.map((name) => copied(table, name, `~${String(copy)}`));
      await db.execute(
        'test.clone',
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${key} NOT LIKE '~%'`,
      );
    }
  }
}

/** Letters that tell copies apart. */
const MARKS = Array.from({ length: 52 }, (_, index) => String.fromCharCode((index < 26 ? 65 : 71) + index));
const DAYS_BETWEEN = 3;

/** Copies of the imports of a few nights, over half a year. */
export async function cloneImports(db: Db): Promise<void> {
  const columns = await db.query<{ name: string }>(
    'test.columns',
    "SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'import_runs'",
  );
  const names = columns.map(({ name }) => name);
  for (const [copy, mark] of MARKS.entries()) {
    const values = names.map((name) => {
      if (name === 'id') return `CONCAT('~${mark}', SUBSTRING(id, 3))`;
      return name === 'begun_at' ? `begun_at - INTERVAL ${String((copy + 1) * DAYS_BETWEEN)} DAY` : name;
    });
    await db.execute(
      'test.cloneImports',
      `INSERT INTO import_runs (${names.join(', ')}) SELECT ${values.join(', ')} FROM import_runs WHERE id NOT LIKE '~%'`,
    );
  }
}
