import { migrate, pendingMigrations } from '../../src/platform/db/migrator';
import type { Db } from '../../src/platform/db/db';
import { freshDatabase, unmigratedDatabase } from './database';

/** Every table as the server describes it, by name. */
async function tablesOf(db: Db): Promise<Record<string, string>> {
  const tables = await db.query<Record<string, string>>('test.tables', 'SHOW TABLES');
  const created = tables.map(async (row) => {
    const [name = ''] = Object.values(row);
    const [table] = await db.query<Record<string, string>>('test.table', `SHOW CREATE TABLE \`${name}\``);
    const statement = table?.['Create Table'] ?? '';
    // A counter's next number is content; and MySQL repeats the character set when it was spelled out, as in what it printed itself.
    const shape = statement
      .replace(/ AUTO_INCREMENT=\d+/, '')
      .replaceAll(' CHARACTER SET utf8mb4 COLLATE', ' COLLATE');
    return [name, shape] as const;
  });
  return Object.fromEntries(await Promise.all(created));
}

describe('a fresh database', () => {
  it('has every column, index and constraint that migrating makes', async () => {
    const [copied, migrated] = await Promise.all([freshDatabase(), unmigratedDatabase()]);
    expect(await tablesOf(migrated.db)).toEqual({});
    await migrate(migrated.dataSource);
    expect(await tablesOf(copied.db)).toEqual(await tablesOf(migrated.db));
    await Promise.all([copied.drop(), migrated.drop()]);
  });

  it('is at the head of the migrations', async () => {
    const { dataSource, drop } = await freshDatabase();
    expect(await pendingMigrations(dataSource)).toEqual([]);
    await drop();
  });

  it('shares no row with another one', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await one.db.execute('test.insert', "INSERT INTO teams (id, code, name) VALUES ('t', 't', 't')");
    const counts = await Promise.all(
      [one, other].map(({ db }) => db.query<{ n: number }>('test.count', 'SELECT COUNT(*) AS n FROM teams')),
    );
    expect(counts).toEqual([[{ n: 1 }], [{ n: 0 }]]);
    await Promise.all([one.drop(), other.drop()]);
  });
});
