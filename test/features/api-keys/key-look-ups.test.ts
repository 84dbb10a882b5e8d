import { KeyLookUps } from '../../../src/features/api-keys/key-look-ups';
import { newId, type Id } from '../../../src/kernel/id';
import type { Sql } from '../../../src/platform/db/db';
import { Bank, NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';

const THOUSAND = 1_000;

let database: TestDatabase;
let id: Id;
beforeAll(async () => {
  database = await freshDatabase();
  id = newId();
  const row = { holder: 'Broker', sourceCode: 'crm', scopes: '["READ"]', secretHash: 'a'.repeat(64) };
  await (await Bank.open(database.db)).insert('api_keys', { id, createdAt: NOW, ...row });
});
afterAll(() => database.drop());

interface Seen {
  all: number;
  atOnce: number;
  /** What each statement asked for. */
  readonly asked: unknown[];
}

/** The database, and what statements it was given, in all and at once at most. */
function watched(): { readonly sql: Sql; readonly seen: Seen } {
  const seen: Seen = { all: 0, atOnce: 0, asked: [] };
  let running = 0;
  const query: Sql['query'] = async (...asked) => {
    running += 1;
    seen.all += 1;
    seen.asked.push(asked[2]);
    seen.atOnce = Math.max(seen.atOnce, running);
    try {
      return await database.db.query(...asked);
    } finally {
      running -= 1;
    }
  };
  return { sql: { ...database.db, query }, seen };
}

test('a thousand keys at once that nobody has take a dozen statements, two at a time, and hide none that is there', async () => {
  const { sql, seen } = watched();
  const keys = new KeyLookUps(sql);
  const unknown = Array.from({ length: THOUSAND }, () => keys.find(newId()));
  const known = await Promise.all([keys.find(id), keys.find(id)]);
  expect(known.map((key) => key?.holder)).toEqual(['Broker', 'Broker']);
  expect(new Set(await Promise.all(unknown))).toEqual(new Set([null]));
  expect(seen.atOnce).toBe(2);
  expect(seen.all).toBeLessThanOrEqual(13);
});

test('a key that was good before is looked for before all others', async () => {
  const { sql, seen } = watched();
  const keys = new KeyLookUps(sql);
  await keys.find(id);
  keys.remember(id);
  const unknown = Promise.all(Array.from({ length: THOUSAND }, () => keys.find(newId())));
  const next = seen.all;
  expect((await keys.find(id))?.holder).toBe('Broker');
  expect(JSON.stringify(seen.asked[next])).toContain(id);
  await unknown;
});

test('no more keys wait than there is room for; those that were good before have room of their own', async () => {
  const { sql } = watched();
  const keys = new KeyLookUps(sql);
  await keys.find(id);
  keys.remember(id);
  const unknown = Promise.allSettled(Array.from({ length: 12_000 }, () => keys.find(newId())));
  expect((await keys.find(id))?.holder).toBe('Broker');
  const refused = (await unknown).filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThan(1_990);
  expect(refused.length).toBeLessThan(2_000);
});

test('one key that is asked for many times at once is looked for once, and takes one place', async () => {
  const { sql, seen } = watched();
  const keys = new KeyLookUps(sql);
  const found = await Promise.all(Array.from({ length: 12_000 }, () => keys.find(id)));
  expect(new Set(found.map((key) => key?.holder))).toEqual(new Set(['Broker']));
  expect(seen.all).toBe(1);
});

test('keys that cannot be looked for are told so, and the next ones are looked for', async () => {
  const { sql } = watched();
  let isAway = true;
  const query: Sql['query'] = (...asked) =>
    isAway ? Promise.reject(new Error('It is away.')) : sql.query(...asked);
  const keys = new KeyLookUps({ ...sql, query });
  const failed = await Promise.allSettled([1, 2, 3].map(() => keys.find(newId())));
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  isAway = false;
  expect((await keys.find(id))?.holder).toBe('Broker');
});

test('keys that wait for others fail with them when the database cannot be asked', async () => {
  const answers: ((error: Error) => void)[] = [];
  const query: Sql['query'] = () => new Promise((_, reject) => answers.push(reject));
  const keys = new KeyLookUps({ ...database.db, query });
  const failed = Promise.allSettled([1, 2, 3, 4].map(() => keys.find(newId())));
  expect(answers).toHaveLength(2);
  for (const fail of answers) fail(new Error('It does not answer.'));
  expect((await failed).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(answers).toHaveLength(2);
});
