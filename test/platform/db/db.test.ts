import { newId } from '../../../src/kernel/id';
import { isDuplicateKey } from '../../../src/platform/db/database-error';
import type { Sql } from '../../../src/platform/db/db';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { freshDatabase, type TestDatabase } from '../../support/database';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const team = (code: string, name = code) => ({ id: newId(), code, name });

describe('the database', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  const names = async (): Promise<string[]> => {
    const rows = await database.db.query<{ name: string }>(
      'test.names',
      'SELECT name FROM teams ORDER BY name',
    );
    return rows.map(({ name }) => name);
  };

  test('speaks in UTC and refuses what does not fit', async () => {
    const [session] = await database.db.query(
      'test.session',
      "SELECT @@time_zone AS zone, @@sql_mode LIKE '%STRICT_TRANS_TABLES%' AS strict",
    );
    expect(session).toEqual({ zone: '+00:00', strict: 1 });
  });

  test('reads in a transaction what others have committed meanwhile', async () => {
    const { db } = database;
    await db.transaction(async (tx) => {
      expect(await tx.query('test.before', 'SELECT id FROM teams')).toEqual([]);
      await insertRows(db, 'test.insert', TEAMS, [team('a')]);
      expect(await tx.query('test.after', 'SELECT id FROM teams')).toHaveLength(1);
    });
  });

  test('keeps a moment to the millisecond, and a day as a day', async () => {
    const moment = new Date('2026-03-29T01:30:00.123Z');
    const [row] = await database.db.query(
      'test.moment',
      "SELECT CAST(? AS DATETIME(3)) AS moment, CAST('1969-02-28' AS DATE) AS day",
      [moment],
    );
    expect(row).toEqual({ moment, day: '1969-02-28' });
  });

  test('lets go of a connection that only reads, whether it was to write by itself or in a transaction', async () => {
    const { db } = database;
    const connectionId = async (sql: Sql) => {
      const [row] = await sql.query<{ id: number }>('test.connection', 'SELECT CONNECTION_ID() AS id');
      return row?.id;
    };
    const write = (sql: Sql) => sql.execute('test.write', "UPDATE teams SET name = 'b'");
    const onlyRead = (sql: Sql) => sql.execute('test.onlyRead', 'SET SESSION TRANSACTION READ ONLY');
    for (const refused of [() => write(db), () => db.transaction(write)]) {
      const before = await connectionId(db);
      await onlyRead(db);
      await expect(refused()).rejects.toThrow(/read[ -]only/i);
      expect(await connectionId(db)).not.toBe(before);
      expect(await write(db)).toBe(0);
    }
  });

  test('keeps nothing of a transaction that fails', async () => {
    const failed = database.db.transaction(async (tx) => {
      await insertRows(tx, 'test.insert', TEAMS, [team('a')]);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await names()).toEqual([]);
  });

  test('runs a transaction that lost a race again, as a whole', async () => {
    const { db } = database;
    await insertRows(db, 'test.insert', TEAMS, [team('a'), team('b')]);
    let runs = 0;
    const bothStarted = new Map<string, () => void>();
    const met = Promise.all(
      ['a', 'b'].map((code) => new Promise<void>((resolve) => bothStarted.set(code, resolve))),
    );
    const rename = (first: string, second: string) =>
      db.transaction(async (tx) => {
        runs += 1;
        await tx.execute('test.rename', "UPDATE teams SET name = CONCAT(name, '!') WHERE code = ?", [first]);
        bothStarted.get(first)?.();
        await met;
        await tx.execute('test.rename', "UPDATE teams SET name = CONCAT(name, '!') WHERE code = ?", [second]);
      });
    await Promise.all([rename('a', 'b'), rename('b', 'a')]);
    expect(await names()).toEqual(['a!!', 'b!!']);
    expect(runs).toBe(3);
  });

  test('inserts many rows, and takes over or leaves alone those whose key is taken', async () => {
    const { db } = database;
    const many = Array.from({ length: 2_345 }, (_, index) => team(`t${String(index)}`));
    await insertRows(db, 'test.insert', TEAMS, many);
    await insertRows(db, 'test.insert', TEAMS, [team('t7', 'left alone')]);
    await insertRows(db, 'test.insert', { ...TEAMS, updateOnDuplicate: ['name'] }, [
      team('t8', 'taken over'),
    ]);
    const all = await names();
    expect(all).toHaveLength(2_345);
    expect(all).toContain('t7');
    expect(all).toContain('taken over');
    expect(all).not.toContain('t8');
  });

  test('names the constraint that refuses a row, alike on both servers', async () => {
    const insert = () =>
      database.db.execute('test.insert', "INSERT INTO teams (id, code, name) VALUES (?, 'same', 'x')", [
        newId(),
      ]);
    await insert();
    const error: unknown = await insert().catch((thrown: unknown) => thrown);
    expect(isDuplicateKey(error)).toBe(true);
    expect(isDuplicateKey(error, 'uq_teams_code')).toBe(true);
    expect(isDuplicateKey(error, 'uq_teams')).toBe(false);
    expect(isDuplicateKey(new Error('uq_teams_code'))).toBe(false);
  });

  test('names each statement and counts its rows for whoever observes', async () => {
    const seen: { name: string; rows: number }[] = [];
    const observed = await freshDatabase({ observe: ({ name, rows }) => seen.push({ name, rows }) });
    await observed.db.query('test.two', 'SELECT 1 UNION ALL SELECT 2');
    await observed.drop();
    expect(seen).toEqual([{ name: 'test.two', rows: 2 }]);
  });
});

describe('a statement that takes too long', () => {
  test('is stopped by the server', async () => {
    const database = await freshDatabase({ settings: { statementTimeoutMs: 200 } });
    const slow = database.db.query(
      'test.slow',
      'SELECT COUNT(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c',
    );
    await expect(slow).rejects.toMatchObject({ errno: expect.any(Number) as number });
    const error: unknown = await slow.catch((thrown: unknown) => thrown);
    expect([3024, 1969]).toContain((error as { errno: number }).errno);
    await database.drop();
  });
});
