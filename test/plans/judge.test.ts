import { seedDemoBank } from '../../src/features/demo-bank/seed-demo-bank';
import { freshDatabase, type TestDatabase } from '../support/database';
import { openCountingSession, type CountingSession } from '../support/rows-read';
import { judge, type Allowance } from './judge';

const FEW: Allowance = { mostRead: 50 };

/** Statements that nobody wrote, each with what is to be said of it. */
const PLANTED: readonly (readonly [title: string, sql: string, complaints: readonly RegExp[]])[] = [
  [
    'a search for what no index has',
    "SELECT i.id FROM interactions i WHERE i.mood_at_end = 'ANGRY'",
    [/scans interactions \((ALL|index \w+)\)/, /reads \d{4,} rows, and may read 50/],
  ],
  [
    'a count of everything, through an index',
    'SELECT i.started_at, COUNT(*) FROM interactions i GROUP BY i.started_at',
    [/scans interactions \(index /, /reads \d{4,} rows/],
  ],
  [
    'a page in an order that no index has',
    'SELECT i.id FROM interactions i ORDER BY i.wait_seconds, i.id LIMIT 20',
    [
      /scans interactions \((ALL|index \w+)\)/,
      /sorts about \d{4,} rows of interactions/,
      /reads \d{4,} rows/,
    ],
  ],
  [
    'a page of many rows that an index finds, but in no order',
    "SELECT i.id FROM interactions i FORCE INDEX (ix_interactions_started) WHERE i.started_at >= '2020-01-01' ORDER BY i.wait_seconds LIMIT 20",
    [/sorts about \d{4,} rows of interactions/, /reads \d{4,} rows/],
  ],
  [
    'a page in the order of an index that looks for what is rare',
    "SELECT i.id FROM interactions i FORCE INDEX (ix_interactions_started) WHERE i.language = 'none' ORDER BY i.started_at, i.id LIMIT 20",
    [/reads \d{4,} rows/],
  ],
  [
    'a page far on, by the number of rows before it',
    'SELECT i.id FROM interactions i ORDER BY i.started_at, i.id LIMIT 20 OFFSET 1000',
    [/reads 1\d{3} rows/],
  ],
  [
    'the first rows of each customer, by numbering all of them',
    'SELECT id FROM (SELECT i.id, ROW_NUMBER() OVER (PARTITION BY i.customer_id ORDER BY i.started_at DESC) AS place FROM interactions i) ranked WHERE place <= 3',
    [/scans interactions/, /sorts about \d{4,} rows of interactions/, /reads \d{4,} rows/],
  ],
];

/** Statements with nothing wrong in them. */
const SOUND: readonly (readonly [title: string, sql: string])[] = [
  ['a page in the order of an index', 'SELECT i.id FROM interactions i ORDER BY i.started_at, i.id LIMIT 20'],
  ['a look-up by a key', "SELECT i.id FROM interactions i WHERE i.id = 'VCTV0G80oJEtG6QE'"],
  ['all of what does not grow with the customers', 'SELECT a.name FROM queues a ORDER BY a.name'],
  [
    'a sort of the pages of a union',
    `(SELECT i.id, i.started_at AS at FROM interactions i ORDER BY i.started_at DESC, i.id DESC LIMIT 5) UNION ALL
     (SELECT k.id, k.opened_at AS at FROM cases k ORDER BY k.opened_at DESC, k.id DESC LIMIT 5) ORDER BY at DESC`,
  ],
];

describe('what is wrong with how a statement is answered', () => {
  let database: TestDatabase;
  let session: CountingSession;

  beforeAll(async () => {
    database = await freshDatabase();
    await seedDemoBank(database.db, { customers: 400, seed: 7, asOf: '2026-03-01' });
    // What the server thinks of the table would otherwise be what it thought while that was filled.
    await database.db.query('test.analyze', 'ANALYZE TABLE interactions');
    session = await openCountingSession(database.url);
  }, 60_000);
  afterAll(async () => {
    await session.close();
    await database.drop();
  });

  const complaintsAbout = (sql: string, allowance: Allowance): Promise<string[]> =>
    judge(session, { name: 'test.planted', sql, values: [] }, allowance);

  test.each(PLANTED)('is said of %s', async (_, sql, complaints) => {
    const found = await complaintsAbout(sql, FEW);
    expect(found).toEqual(complaints.map((complaint) => expect.stringMatching(complaint) as string));
  });

  test.each(SOUND)('is nothing where there is nothing: %s', async (_, sql) => {
    expect(await complaintsAbout(sql, FEW)).toEqual([]);
  });

  test('is not a sort that has a reason, but still what it reads', async () => {
    const sql =
      "SELECT i.channel, COUNT(*) FROM interactions i FORCE INDEX (ix_interactions_started) WHERE i.started_at > '2020-01-01' GROUP BY i.channel";
    const maySort = 'What is sorted are channels.';
    expect(await complaintsAbout(sql, { mostRead: 1_000_000, maySort })).toEqual([]);
    expect(await complaintsAbout(sql, { mostRead: 50, maySort })).toEqual([
      expect.stringMatching(/reads \d{4,} rows/),
    ]);
  });
});
