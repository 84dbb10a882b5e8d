import { newId } from '../../../src/kernel/id';
import { isDuplicateKey } from '../../../src/platform/db/database-error';
import type { Sql, Tx } from '../../../src/platform/db/db';
import { insertLater, insertRows } from '../../../src/platform/db/insert-rows';
import { rollBackTo, savePoint } from '../../../src/platform/db/save-point';
import { freshDatabase, type TestDatabase } from '../../support/database';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const team = (code: string, name = code) => ({ id: newId(), code, name });
const later = (sql: Sql, ...codes: string[]) =>
  insertLater(
    sql,
    'test.later',
    TEAMS,
    codes.map((code) => team(code)),
  );
const failLater = (tx: Tx, errno = 1644) =>
  tx.executeLater(
    'test.fails',
    `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${String(errno)}, MESSAGE_TEXT = 'No.'`,
  );

describe('what nobody in a transaction waits for', () => {
  const ran: string[] = [];
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase({ observe: ({ name }) => ran.push(name) });
    ran.length = 0;
  });
  afterEach(() => database.drop());

  const codes = async (sql: Sql = database.db): Promise<string[]> => {
    const rows = await sql.query<{ code: string }>('test.codes', 'SELECT code FROM teams ORDER BY code');
    return rows.map(({ code }) => code);
  };

  test('goes to the server with what is waited for next, in its turn', async () => {
    await database.db.transaction(async (tx) => {
      await later(tx, 'a');
      await later(tx, 'b');
      expect(ran).toEqual([]);
      expect(await codes(tx)).toEqual(['a', 'b']);
      expect(ran).toEqual(['db.begin', 'test.later', 'test.later', 'test.codes']);
    });
    expect(await codes()).toEqual(['a', 'b']);
  });

  test('goes with the commit at the latest', async () => {
    await database.db.transaction((tx) => later(tx, 'a'));
    expect(ran).toEqual(['db.begin', 'test.later', 'db.commit']);
    expect(await codes()).toEqual(['a']);
  });

  test('goes before a file, and before what follows that', async () => {
    await database.db.transaction(async (tx) => {
      await later(tx, 'a');
      const load = "LOAD DATA LOCAL INFILE 'rows' INTO TABLE teams (id, code, name)";
      await tx.load('test.load', load, [`${newId()}\tb\tb\n`]);
      await later(tx, 'c');
    });
    expect(await codes()).toEqual(['a', 'b', 'c']);
  });

  test.each([1, 2_345])('are %i rows', async (count) => {
    const all = Array.from({ length: count }, (_, index) => `t${String(index)}`);
    await database.db.transaction((tx) => later(tx, ...all));
    expect(await codes()).toEqual(all.sort());
  });

  test('fails what is waited for next and all behind it, though that be caught, and nothing is kept', async () => {
    const { db } = database;
    const caught: unknown[] = [];
    const failed = db.transaction(async (tx) => {
      await later(tx, 'a');
      await failLater(tx);
      await later(tx, 'b');
      for (let times = 0; times < 2; times += 1)
        await codes(tx).catch((error: unknown) => caught.push(error));
    });
    await expect(failed).rejects.toThrow('No.');
    expect(caught).toEqual([
      expect.objectContaining({ errno: 1644 }),
      expect.objectContaining({ errno: 1644 }),
    ]);
    expect(await codes()).toEqual([]);
    expect(ran).toEqual(['db.begin', 'test.later', 'test.fails', 'db.rollback', 'test.codes']);
    await insertRows(db, 'test.insert', TEAMS, [team('c')]);
    expect(await codes()).toEqual(['c']);
  });

  test('fails all behind it also where it could not be sent', async () => {
    const failed = database.db.transaction(async (tx) => {
      await tx.executeLater('test.two', 'DO 1; DO 2');
      await codes(tx).catch(() => undefined);
      await insertRows(tx, 'test.insert', TEAMS, [team('a')]).catch(() => undefined);
    });
    await expect(failed).rejects.toThrow('test.two is more than one statement.');
    expect(await codes()).toEqual([]);
  });

  test('fails what is asked at once with what it goes with', async () => {
    const asked: Promise<unknown>[] = [];
    const failed = database.db.transaction(async (tx) => {
      await failLater(tx, 1213);
      for (const code of ['a', 'b']) asked.push(insertRows(tx, 'test.insert', TEAMS, [team(code)]));
      const outcomes = await Promise.allSettled(asked);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      throw new Error('Enough.');
    });
    await expect(failed).rejects.toThrow('Enough.');
    expect(await codes()).toEqual([]);
    expect(ran).toEqual(['db.begin', 'test.fails', 'db.rollback', 'test.codes']);
  });

  test('is refused when the transaction has ended, as all else is', async () => {
    const ended = await database.db.transaction((tx) => Promise.resolve(tx));
    await expect(later(ended, 'a')).rejects.toThrow('The transaction has ended.');
    await expect(codes(ended)).rejects.toThrow('The transaction has ended.');
  });

  test('fails the commit, where nothing else is waited for', async () => {
    const failed = database.db.transaction(async (tx) => {
      await later(tx, 'a');
      await failLater(tx);
    });
    await expect(failed).rejects.toThrow('No.');
    expect(await codes()).toEqual([]);
  });

  test('is run again with the whole when it lost a race', async () => {
    let runs = 0;
    await database.db.transaction(async (tx) => {
      runs += 1;
      await later(tx, 'a');
      if (runs === 1) await failLater(tx, 1213);
    });
    expect([runs, await codes()]).toEqual([2, ['a']]);
  });

  test('is done when it is what is waited for that fails, and the transaction goes on', async () => {
    await database.db.transaction(async (tx) => {
      await later(tx, 'a');
      const again = tx.execute('test.again', "INSERT INTO teams (id, code, name) VALUES (?, 'a', 'a')", [
        newId(),
      ]);
      expect(isDuplicateKey(await again.catch((error: unknown) => error))).toBe(true);
      await later(tx, 'b');
    });
    expect(await codes()).toEqual(['a', 'b']);
  });

  test('is taken back with what was done since a mark', async () => {
    await database.db.transaction(async (tx) => {
      await later(tx, 'a');
      await savePoint(tx);
      await later(tx, 'b');
      await rollBackTo(tx);
      await later(tx, 'c');
    });
    expect(await codes()).toEqual(['a', 'c']);
  });

  test('is done at once outside of a transaction', async () => {
    await later(database.db, 'a');
    expect(ran).toEqual(['test.later']);
  });
});
