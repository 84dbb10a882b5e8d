import type { Db } from '../../../src/platform/db/db';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { takingNoLoads } from '../../support/taking-no-loads';
import { everything, importText } from './import-support';
import { calls, callsFile, contacts } from './mappings';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

interface StoredCall {
  externalId: string;
  startedAt: Date;
  queuedAt: Date | null;
  endedAt: Date | null;
  ivrSeconds: number | null;
  outcome: string;
  agent: string | null;
  reason: string | null;
  customer: string | null;
}

function storedCalls(): Promise<StoredCall[]> {
  return database.db.query<StoredCall>(
    'test.storedCalls',
    `SELECT i.external_id AS externalId, started_at AS startedAt, queued_at AS queuedAt, ended_at AS endedAt,
            ivr_seconds AS ivrSeconds, outcome, a.name AS agent, r.code AS reason, c.display_name AS customer
       FROM interactions i LEFT JOIN agents a ON a.id = i.agent_id LEFT JOIN contact_reasons r ON r.id = i.reason_id
       LEFT JOIN customers c ON c.id = i.customer_id ORDER BY started_at, i.external_id`,
  );
}

describe('a log of calls', () => {
  it('becomes interactions in UTC, with their agents and reasons', async () => {
    const run = await importText(database.db, callsFile({}), calls);
    expect(run).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
    expect(await storedCalls()).toEqual([
      {
        externalId: 'AA0101|1|260202',
        startedAt: new Date('2026-02-02T06:02:47Z'),
        queuedAt: null,
        endedAt: new Date('2026-02-02T06:05:41Z'),
        ivrSeconds: 9,
        outcome: 'ANSWERED',
        agent: 'DORIT',
        reason: 'calls.cards',
        customer: null,
      },
    ]);
  });

  it('that pass midnight end on the next day', async () => {
    await importText(
      database.db,
      callsFile(
        { entry: '23:59:32', queued: '23:59:44', exit: '0:01:28' },
        { call: '2', entry: '23:59:54', queued: '0:00:26', exit: '0:01:33' },
      ),
      calls,
    );
    expect(await storedCalls()).toMatchObject([
      { queuedAt: new Date('2026-02-02T22:59:44Z'), endedAt: new Date('2026-02-02T23:01:28Z') },
      { queuedAt: new Date('2026-02-02T23:00:26Z'), endedAt: new Date('2026-02-02T23:01:33Z') },
    ]);
  });

  it('that lie in the hour which autumn shows twice stay in order', async () => {
    await importText(database.db, callsFile({ date: '261025', entry: '2:59:50', exit: '2:00:20' }), calls);
    expect(await storedCalls()).toMatchObject([
      { startedAt: new Date('2026-10-25T00:59:50Z'), endedAt: new Date('2026-10-25T01:00:20Z') },
    ]);
  });

  it('keep phantoms apart, and forget times in the menu below zero and agents that are none', async () => {
    await importText(database.db, callsFile({ outcome: 'PHANTOM', menu: '-57', server: 'NO_SERVER' }), calls);
    expect(await storedCalls()).toMatchObject([{ outcome: 'PHANTOM', ivrSeconds: null, agent: null }]);
    expect(await database.db.query('test.agents', 'SELECT name FROM agents')).toEqual([]);
  });

  it('make one customer of a caller who is known, and none of those who are not', async () => {
    await importText(
      database.db,
      callsFile(
        { customer: '23317894' },
        { call: '2', customer: '23317894', entry: '9:00:00', exit: '9:00:01' },
        { call: '3', customer: '0' },
      ),
      calls,
    );
    expect(
      await database.db.query(
        'test.customers',
        'SELECT display_name AS name, kind, status, last_contact_at AS lastContactAt FROM customers',
      ),
    ).toEqual([
      {
        name: 'Person 23317894',
        kind: 'PERSON',
        status: 'ACTIVE',
        lastContactAt: new Date('2026-02-02T08:00:00Z'),
      },
    ]);
    expect((await storedCalls()).map(({ customer }) => customer)).toEqual([
      'Person 23317894',
      null,
      'Person 23317894',
    ]);
  });

  it('imported again change nothing, not even when they were written', async () => {
    const file = callsFile({ customer: '7' }, { call: '2' }, { call: '3', entry: 'x' });
    await importText(database.db, file, calls);
    const before = await everything(database.db);
    const run = await importText(database.db, file, calls, '2026-11-23T12:00:00Z');
    expect(run).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 2, rejected: 1 });
    expect(await everything(database.db)).toEqual(before);
  });

  it('that say something new change their rows, and the last contact of those who called', async () => {
    await importText(
      database.db,
      callsFile({ customer: '7' }, { call: '2', customer: '7', entry: '6:00:00' }),
      calls,
    );
    const [before] = await database.db.query<{ id: string }>(
      'test.ids',
      "SELECT id FROM interactions WHERE external_id LIKE '%|1|%'",
    );
    const corrected = callsFile(
      { customer: '8', entry: '7:00:00' },
      { call: '2', customer: '7', entry: '6:00:00' },
    );
    expect(await importText(database.db, corrected, calls, '2026-11-23T12:00:00Z')).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect(
      await database.db.query(
        'test.ids',
        "SELECT id, updated_at AS at FROM interactions WHERE external_id LIKE '%|1|%'",
      ),
    ).toEqual([{ id: before?.id, at: new Date('2026-11-23T12:00:00Z') }]);
    expect(
      await database.db.query(
        'test.customers',
        'SELECT display_name AS name, last_contact_at AS at FROM customers ORDER BY name',
      ),
    ).toEqual([
      { name: 'Person 7', at: new Date('2026-02-02T05:00:00Z') },
      { name: 'Person 8', at: new Date('2026-02-02T06:00:00Z') },
    ]);
  });

  it('leave alone what the mapping does not speak of', async () => {
    await importText(database.db, callsFile({}), calls);
    await database.db.execute(
      'test.settle',
      "UPDATE interactions SET settlement = 'SETTLED_NOW', language = 'cs'",
    );
    await importText(database.db, callsFile({ menu: '10' }), calls);
    expect(
      await database.db.query(
        'test.settled',
        'SELECT settlement, language, ivr_seconds AS ivr FROM interactions',
      ),
    ).toEqual([{ settlement: 'SETTLED_NOW', language: 'cs', ivr: 10 }]);
  });

  it('record when the source last delivered, though it be nothing new, but not a file of which nothing was taken', async () => {
    const at = () => database.db.query('test.synced', 'SELECT last_synced_at AS at FROM source_systems');
    await importText(database.db, callsFile({}), calls, '2026-11-22T12:00:00Z');
    await importText(database.db, callsFile({}), calls, '2026-11-23T12:00:00Z');
    expect(await at()).toEqual([{ at: new Date('2026-11-23T12:00:00Z') }]);
    const rejected = await importText(
      database.db,
      callsFile({ entry: 'noon' }),
      calls,
      '2026-11-24T12:00:00Z',
    );
    expect(rejected).toMatchObject({ inserted: 0, updated: 0, unchanged: 0 });
    expect(await at()).toEqual([{ at: new Date('2026-11-23T12:00:00Z') }]);
  });

  it('are read in statements that do not grow with the rows of a batch', async () => {
    const counted: string[] = [];
    const watched = await freshDatabase({ observe: ({ name }) => counted.push(name) });
    const rows = (count: number, offset: number) =>
      callsFile(
        ...Array.from({ length: count }, (_, index) => ({
          call: String(index + offset),
          customer: String(index + offset),
        })),
      );
    await importText(watched.db, rows(2, 1000), calls);
    const few = counted.splice(0).length;
    await importText(watched.db, rows(200, 2000), calls);
    // The agents, the reasons and the source are there the second time.
    expect(counted.length).toBeLessThanOrEqual(few);
    await watched.drop();
  });
});

describe.each([
  ['that takes loads', (db: Db): Db => db],
  ['that takes none', takingNoLoads],
])('contacts whose keys have any characters, on a server %s', (_which, on) => {
  const keys = ['a\tb', 'c\\', "d'e", 'f\ng', '\\N', '東京 🙂', 'h%_?'];
  const row = (key: string, at = '2026-02-02 10:00') => `"${key}";${at};Eva\n`;
  const file = (rows: readonly string[]) => `id;at;agent\n${rows.join('')}`;

  it('are brought in under their keys, and are known by them when they come again', async () => {
    const db = on(database.db);
    const right = keys.map((key) => row(key));
    const [first = ''] = keys;
    // Among the right ones: what cannot be read, what says the same again, what says something else.
    const mixed = [row('wrong', 'never'), ...right, row(first), row(first, '2026-02-02 11:00')];
    const run = await importText(db, file(mixed), contacts);
    expect(run).toMatchObject({ read: 10, inserted: 7, unchanged: 1, rejected: 2 });
    expect(run.rejects.map(({ line }) => line)).toEqual([2, 12]);
    expect(new Set((await storedCalls()).map(({ externalId }) => externalId))).toEqual(new Set(keys));
    const before = await everything(db);
    expect(await importText(db, file(right), contacts)).toMatchObject({ read: 7, unchanged: 7 });
    expect(await everything(db)).toEqual(before);
  });
});
