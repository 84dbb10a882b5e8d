import { newId } from '../../../src/kernel/id';
import type { Sql, StatementEvent, Tx } from '../../../src/platform/db/db';
import { insertLater, insertRows } from '../../../src/platform/db/insert-rows';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { tripsOf } from '../../support/trips';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const team = (code: string) => ({ id: newId(), code, name: code });
const later = (sql: Sql, code: string) => insertLater(sql, 'test.later', TEAMS, [team(code)]);

describe('what is asked of a transaction at once', () => {
  const events: StatementEvent[] = [];
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase({ observe: (event) => events.push(event) });
    events.length = 0;
  });
  afterEach(() => database.drop());

  const value = (sql: Sql, number: number) =>
    sql
      .lookUp<{ value: number }>(`test.value${String(number)}`, 'SELECT ? AS value', [number])
      .then(([row]) => row?.value);
  const insert = (sql: Sql, code: string) => insertRows(sql, 'test.insert', TEAMS, [team(code)]);
  const refused = (tx: Tx, errno: number) => {
    const text = `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${String(errno)}, MESSAGE_TEXT = 'No.'`;
    return tx.lookUp('test.refused', text);
  };
  const codes = async (): Promise<string[]> => {
    const rows = await database.db.query<{ code: string }>(
      'test.codes',
      'SELECT code FROM teams ORDER BY code',
    );
    return rows.map(({ code }) => code);
  };

  test('makes one trip where it is looked up, with what nobody waits for, and gives each its own rows', async () => {
    const found = await database.db.transaction(async (tx) => {
      await later(tx, 'a');
      return Promise.all([value(tx, 1), value(tx, 2), Promise.resolve().then(() => value(tx, 3))]);
    });
    expect(found).toEqual([1, 2, 3]);
    expect(tripsOf(events)).toEqual([
      ['db.begin', 'test.later', 'test.value1', 'test.value2', 'test.value3'],
      ['db.commit'],
    ]);
  });

  test('is done in its turn, whether it is looked up, waited for or not', async () => {
    const found = await database.db.transaction(async (tx) => {
      const count = () =>
        tx.lookUp<{ counted: number }>('test.count', 'SELECT COUNT(*) AS counted FROM teams');
      const before = count();
      const first = insert(tx, 'a');
      const between = count();
      await later(tx, 'b');
      const after = count();
      await first;
      return (await Promise.all([before, between, after])).map(([row]) => row?.counted);
    });
    expect(found).toEqual([0, 1, 2]);
    expect(tripsOf(events)).toEqual([
      ['db.begin', 'test.count', 'test.insert'],
      ['test.count', 'test.later', 'test.count'],
      ['db.commit'],
    ]);
  });

  test('fails by itself where it is looked up, and all behind it is done', async () => {
    const outcomes = await database.db.transaction(async (tx) => {
      const asked: Promise<unknown>[] = [value(tx, 1), refused(tx, 1644)];
      await later(tx, 'a');
      return Promise.allSettled([...asked, value(tx, 2)]);
    });
    expect(outcomes).toMatchObject([{ value: 1 }, { reason: { errno: 1644 } }, { value: 2 }]);
    expect(await codes()).toEqual(['a']);
  });

  test.each(['what is looked up', 'what is waited for'])(
    'is not done without what the server has given up for a deadlock: %s',
    async (what) => {
      let runs = 0;
      const outcomes: PromiseSettledResult<unknown>[] = [];
      await database.db.transaction(async (tx) => {
        runs += 1;
        await later(tx, `before${String(runs)}`);
        if (runs > 1) return;
        const lost =
          what === 'what is looked up'
            ? refused(tx, 1213)
            : tx.execute('test.refused', "SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1213");
        outcomes.push(...(await Promise.allSettled([lost, insert(tx, 'beside'), value(tx, 1)])));
        await insert(tx, 'behind').catch((error: unknown) => {
          outcomes.push({ status: 'rejected', reason: error });
        });
      });
      expect(outcomes).toMatchObject(Array(4).fill({ reason: { errno: 1213 } }));
      expect([runs, await codes()]).toEqual([2, ['before2']]);
    },
  );

  test.each([1205, 1206])('nor without what may have ended all of it: %i', async (errno) => {
    let runs = 0;
    const done = database.db.transaction(async (tx) => {
      runs += 1;
      if (runs > 1) return;
      const refusal = tx.execute(
        'test.refused',
        `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${String(errno)}`,
      );
      await Promise.allSettled([refusal, insert(tx, 'beside')]);
    });
    await Promise.allSettled([done]);
    expect(await codes()).toEqual([]);
  });

  test('is not done where the work has failed by one that goes with it', async () => {
    const failed = database.db.transaction((tx) =>
      Promise.all([refused(tx, 1644), refused(tx, 1644), insert(tx, 'a')]),
    );
    await expect(failed).rejects.toMatchObject({ errno: 1644 });
    await database.db.transaction((tx) => insert(tx, 'b'));
    expect(await codes()).toEqual(['b']);
  });

  test('is refused once the commit has been asked for', async () => {
    let late: Promise<void> | undefined;
    await database.db.transaction((tx) => {
      late = value(tx, 1).then(() => insert(tx, 'a'));
      return Promise.resolve();
    });
    await expect(late).rejects.toThrow('The transaction has ended.');
    expect(await codes()).toEqual([]);
    expect(tripsOf(events)[0]).toEqual(['db.begin', 'test.value1', 'db.commit']);
  });

  test('is not done once the work has failed, as far as it was not sent', async () => {
    const asked: Promise<unknown>[] = [];
    const failed = database.db.transaction(async (tx) => {
      await insert(tx, 'a');
      asked.push(insert(tx, 'b'), insert(tx, 'c'), value(tx, 1));
      throw new Error('Enough.');
    });
    await expect(failed).rejects.toThrow('Enough.');
    const outcomes = await Promise.allSettled(asked);
    const ended = { reason: { message: 'The transaction has ended.' } };
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, ended, ended]);
    expect(await codes()).toEqual([]);
  });
});
