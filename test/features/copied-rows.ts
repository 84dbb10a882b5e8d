import { newId } from '../../src/kernel/id';
import type { Db } from '../../src/platform/db/db';

export const SHARED_PHONE = '+420601234567';

interface Column {
  readonly tableName: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: string;
  readonly keyPart: string;
}

/** Columns that can be written, those of keys among them. */
function columnsOf(db: Db, tables: readonly string[]): Promise<Column[]> {
  return db.query<Column>(
    'test.columns',
    `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name, DATA_TYPE AS type, IS_NULLABLE AS isNullable, COLUMN_KEY AS keyPart
       FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (?) AND EXTRA NOT LIKE '%GENERATED%'`,
    [tables],
  );
}

/** Makes many moments the same, and some of those that may be absent absent; opens cases, shares names and a phone. */
export async function makeTies(db: Db, tables: readonly string[]): Promise<void> {
  const columns = await columnsOf(db, tables);
  for (const { tableName, name, type, isNullable } of columns) {
    if (type !== 'datetime') continue;
    const coarse = `DATE_FORMAT(${name}, '%Y-01-01')`;
    const value = isNullable === 'YES' ? `IF(RAND(7) < 0.3, NULL, ${coarse})` : coarse;
    await db.execute('test.ties', `UPDATE ${tableName} SET ${name} = ${value}`);
  }
  await db.execute('test.open', "UPDATE cases SET status = 'OPEN'");
  await db.execute('test.shared', "UPDATE IGNORE contact_points SET value_key = ? WHERE type = 'PHONE'", [
    SHARED_PHONE,
  ]);
  await db.execute(
    'test.names',
    "UPDATE customers SET display_name = IF(RAND(7) < 0.5, 'Jan Novák', 'jan novak')",
  );
}

/** One record of the audit trail for each of so many contacts, in chains of their own. */
export async function addAuditEvents(db: Db, count: number): Promise<void> {
  await db.execute(
    'test.audit',
    `INSERT INTO audit_events
        (id, chain, place, at, action, subject_id, roles, client_kind, operation, reason, subjects, seal)
      SELECT id, id, 0, started_at, 'read', CONCAT('usr_', MOD(ASCII(RIGHT(id, 1)), 10)), 'AGENT', 'FRONT_END', NULL, NULL, '', ''
        FROM interactions ORDER BY REVERSE(id) LIMIT ${String(count)}`,
  );
}

/** Adds a row that is like another but for its id and its key in the source. */
export async function addRowLike(db: Db, table: string, id: string): Promise<void> {
  const found = await columnsOf(db, [table]);
  const columns = found.map(({ name }) => name);
  const primary = found.find(({ keyPart }) => keyPart === 'PRI')?.name ?? 'id';
  const other = newId();
  const unique = found.filter(({ keyPart }) => keyPart === 'UNI').map(({ name }) => name);
  const fresh = (name: string): boolean => [primary, 'external_id', 'chain', ...unique].includes(name);
  await db.execute(
    'test.copy',
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map((name) => (fresh(name) ? '?' : name)).join(', ')} FROM ${table} WHERE ${primary} = ?`,
    [...columns.filter(fresh).map(() => other), id],
  );
}
