import { freshDatabase, type TestDatabase } from '../../../support/database';
import { exampleMapping, importText, type ImportRun } from '../import-support';

/** What is peculiar to a bank's log of calls, imported with the mapping that comes with the product. */
let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const HEADER =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server';

const take = async (...rows: readonly string[]): Promise<ImportRun> => {
  const lines = [HEADER, ...rows].map((row) => `${row.replaceAll(' ', '\t')}\r\n`);
  return importText(database.db, lines.join(''), await exampleMapping('bank-calls'));
};

const calls = (columns: string): Promise<object[]> =>
  database.db.query<object>('test.calls', `SELECT ${columns} FROM interactions ORDER BY external_id`);

const AT_ONCE = 'AA0101 1 0 0 PS 990201 7:02:47 7:02:56 9 0:00:00 0:00:00 0 AGENT 7:02:55 7:05:41 166 DORIT';

describe('of a log of calls, an import survives', () => {
  it('times without a leading zero', async () => {
    await take(AT_ONCE);
    expect(await calls('started_at AS startedAt')).toEqual([{ startedAt: new Date('1999-02-01T05:02:47Z') }]);
  });

  it('0:00:00, which means that it did not happen', async () => {
    await take(AT_ONCE);
    expect(await calls('queued_at AS queuedAt, wait_seconds AS wait')).toEqual([{ queuedAt: null, wait: 0 }]);
  });

  it('calls that pass midnight', async () => {
    await take('AA0102 2 7 2 PS 990215 23:59:54 23:59:54 0 0:00:00 0:00:27 27 AGENT 0:00:26 0:01:33 67 ELI');
    expect(await calls('started_at AS startedAt, queued_at AS queuedAt, ended_at AS endedAt')).toEqual([
      {
        startedAt: new Date('1999-02-15T21:59:54Z'),
        queuedAt: new Date('1999-02-15T22:00:00Z'),
        endedAt: new Date('1999-02-15T22:01:33Z'),
      },
    ]);
  });

  it('times in the menu below zero', async () => {
    await take(
      'AA0101 6 9 1 IN 990228 10:00:00 9:59:08 -52 9:59:08 10:00:10 62 AGENT 0:00:00 0:00:00 0 NO_SERVER',
    );
    expect(await calls('ivr_seconds AS menu')).toEqual([{ menu: null }]);
  });

  it('ids of calls that are not unique: line, id and date together are', async () => {
    const run = await take(AT_ONCE, AT_ONCE.replace('AA0101', 'AA0102'), AT_ONCE.replace('990201', '990202'));
    expect(run).toMatchObject({ inserted: 3, rejected: 0 });
  });

  it('callers who are not identified, and makes no customer of them', async () => {
    await take(AT_ONCE, AT_ONCE.replace('AA0101 1 0', 'AA0101 2 7'));
    expect(await calls('customer_id IS NULL AS isNobodys')).toEqual([{ isNobodys: 1 }, { isNobodys: 0 }]);
    expect(await database.db.query('test.customers', 'SELECT COUNT(*) AS n FROM customers')).toEqual([
      { n: 1 },
    ]);
  });

  it('phantoms, which are no calls, and hanging up in the menu, which is no abandoning', async () => {
    await take(
      'AA0101 1 0 0 TT 990228 10:00:00 10:00:10 10 10:00:10 10:01:00 50 PHANTOM 10:00:58 10:01:10 12 NO_SERVER',
      'AA0101 2 0 0 NE 990202 9:00:00 9:00:20 20 0:00:00 0:00:00 0 HANG 0:00:00 0:00:00 0 NO_SERVER',
      'AA0101 3 8 1 NW 990202 9:00:00 9:00:10 10 9:00:10 9:02:10 120 HANG 0:00:00 0:00:00 0 NO_SERVER',
    );
    expect(await calls('outcome')).toEqual([
      { outcome: 'PHANTOM' },
      { outcome: 'LEFT_IN_MENU' },
      { outcome: 'ABANDONED' },
    ]);
  });

  it('answered calls without a named agent', async () => {
    await take(AT_ONCE.replace('DORIT', 'NO_SERVER'));
    expect(await calls('outcome, agent_id AS agent')).toEqual([{ outcome: 'ANSWERED', agent: null }]);
  });

  it('a type of call that it has never heard of', async () => {
    expect(await take(AT_ONCE.replace('PS', 'ZZ'))).toMatchObject({ inserted: 1, rejected: 0 });
  });
});
