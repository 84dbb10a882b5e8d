import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealsInLogs } from '../../../src/cli/seals-in-log';
import { listChains, recordsOfChain } from '../../../src/platform/audit/audit.repository';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import { verifyAudit } from '../../../src/platform/audit/verify-audit';
import type { Db } from '../../../src/platform/db/db';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitUntil } from '../../support/wait-until';
import { event, KEY, recordsIn } from './trail';

describe('the audit trail', () => {
  const folder = temporaryFolder();
  let database: TestDatabase;
  let now: Date;
  beforeEach(async () => {
    now = NOW;
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
  const open = (db: Db = database.db, log = createLog('silent')): Promise<ChainedAuditTrail> =>
    openChainedAudit({ db, key: KEY, log, clock: () => now });
  const verdict = () => verifyAudit(database.db, KEY);
  const records = () => recordsIn(database.db);
  const change = (sql: string, values: (string | number)[] = []) =>
    database.db.execute('test.tamper', sql, values);

  test('keeps what it is told, in order, and is found as it was written', async () => {
    const trail = await open();
    await trail.record(event('the customer calls'));
    await trail.record(event(null, []));
    await trail.close();
    expect(await records()).toMatchObject([
      { place: 0, action: 'audit:begin', subjectId: null, subjects: '' },
      {
        place: 1,
        at: NOW,
        action: 'customer:read',
        subjectId: 'usr_CARE_MANAGER',
        roles: 'CARE_MANAGER',
        clientKind: 'FRONT_END',
        operation: 'Card',
        reason: 'the customer calls',
        subjects: 'cus_0000000000000001',
      },
      { place: 2, reason: null, subjects: '' },
      { place: 3, action: 'audit:end' },
    ]);
    expect(await verdict()).toEqual({ chains: 1, records: 4, faults: [] });
  });

  test('keeps what is noted within a second without being asked again', async () => {
    const trail = await open();
    for (let index = 0; index < 3; index += 1) trail.note(event(String(index)));
    expect(await records()).toHaveLength(1);
    await waitUntil('the events are kept', async () => (await records()).length === 4);
    await trail.close();
    expect((await verdict()).faults).toEqual([]);
  });

  test('keeps text of any kind and length so that its seal holds', async () => {
    const trail = await open();
    for (const text of [
      '\ud83d',
      '👨‍👩‍👧‍👦'.repeat(100),
      ' ends in blanks  ',
      '\u0000',
      'é',
      "'; DROP TABLE audit_events; -- ",
    ])
      await trail.record({ ...event(text), operation: text });
    await trail.record(
      event(
        null,
        Array.from({ length: 2_500 }, (_, index) => `cus_${String(index).padStart(16, '0')}`),
      ),
    );
    await trail.close();
    expect(await verdict()).toEqual({ chains: 1, records: 9, faults: [] });
  });

  test('of several processes at once is several chains', async () => {
    const trails = await Promise.all([open(), open(), open()]);
    await Promise.all(
      trails.flatMap((trail) =>
        Array.from({ length: 100 }, (_, index) => trail.record(event(String(index)))),
      ),
    );
    await Promise.all(trails.map((trail) => trail.close()));
    expect(await verdict()).toEqual({ chains: 3, records: 306, faults: [] });
  });

  test.each(['é', 'cus_0000000000000001,cus_0000000000000002', 'cus 1', ''])(
    'takes no subject %j, and goes on',
    async (subject) => {
      const trail = await open();
      await expect(trail.record(event('refused', [subject]))).rejects.toThrow('is no id');
      expect(() => {
        trail.note(event('refused', [subject]));
      }).toThrow('is no id');
      await trail.record(event('kept'));
      await trail.close();
      expect(await verdict()).toEqual({ chains: 1, records: 3, faults: [] });
    },
  );

  test('sets aside what the database refuses for its data, says so, and keeps the others', async () => {
    await change('ALTER TABLE audit_events MODIFY operation VARCHAR(8) NULL');
    const lines: string[] = [];
    const trail = await open(database.db, createLog('error', { write: (line) => lines.push(line) }));
    const [chain = ''] = await listChains(database.db);
    const refused = { ...event(null), operation: 'longer than the column' };
    trail.note(event('before'));
    const outcomes = await Promise.allSettled([
      trail.record(refused),
      trail.record(event('beside')),
      trail.record(refused),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    await trail.record(event('after'));
    await trail.close();
    expect((await records()).map(({ place }) => place)).toEqual([0, 1, 3, 5, 6]);
    const missing = [2, 4].map((place) => ({ chain, place, fault: 'MISSING' }));
    const unverified = [3, 5].map((place) => ({ chain, place, fault: 'UNVERIFIED' }));
    const { faults } = await verdict();
    expect(faults).toEqual([missing[0], unverified[0], missing[1], unverified[1]]);
    // The log has the seals of what was set aside.
    const file = join(folder, 'server.log');
    await writeFile(file, lines.join(''));
    const logged = await sealsInLogs([file]);
    expect(await verifyAudit(database.db, KEY, logged)).toEqual({ chains: 1, records: 5, faults: missing });
  });

  describe('while the database is away', () => {
    let isAway = false;
    /** Whether it is only its answer that does not come. */
    let isKeptUntold = false;
    let attempts = 0;
    /** After how many of them it goes away. */
    let goesAfter = Infinity;
    /** Bytes of the values of each statement that was written. */
    const sizes: number[] = [];
    /** What the log was told. */
    const lines: string[] = [];
    let trail: ChainedAuditTrail;
    beforeEach(async () => {
      [isAway, isKeptUntold, goesAfter] = [false, false, Infinity];
      const { db } = database;
      const unsure: Db = {
        ...db,
        execute: async (name, sql, values) => {
          attempts += 1;
          isAway ||= attempts > goesAfter;
          if (isKeptUntold) await db.execute(name, sql, values);
          if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
          sizes.push(JSON.stringify(values).length);
          return db.execute(name, sql, values);
        },
      };
      trail = await open(unsure, createLog('error', { write: (line) => lines.push(line) }));
      attempts = 0;
      sizes.length = 0;
      lines.length = 0;
      isAway = true;
    });

    test('waits, and then keeps everything once', async () => {
      await expect(trail.record(event('refused'))).rejects.toThrow('away');
      trail.note(event('noted'));
      await waitUntil('it has tried again', () => attempts >= 3);
      isAway = false;
      await waitUntil('all is kept', async () => (await records()).length === 3);
      expect((await verdict()).faults).toEqual([]);
      await trail.close();
    });

    test('what was kept without its being told has the same seal when it is tried again, with what came meanwhile', async () => {
      isKeptUntold = true;
      await expect(trail.record(event('kept'))).rejects.toThrow('away');
      expect((await records()).map(({ reason }) => reason)).toEqual([null, 'kept']);
      trail.note(event('noted'));
      [isAway, isKeptUntold] = [false, false];
      await waitUntil('all is kept', async () => (await records()).length === 3);
      expect(await verdict()).toEqual({ chains: 1, records: 3, faults: [] });
      await trail.close();
    });

    test('seals nothing anew when one was set aside and the database went away before the others were kept', async () => {
      isAway = false;
      await change('ALTER TABLE audit_events MODIFY operation VARCHAR(8) NULL');
      trail.note(event('before'));
      trail.note({ ...event('refused'), operation: 'longer than the column' });
      trail.note(event('after'));
      // All of them at once, the first by itself, the refused one, and then nothing more.
      goesAfter = 3;
      await waitUntil('it has gone', () => isAway);
      expect((await records()).map(({ reason }) => reason)).toEqual([null, 'before']);
      [isAway, goesAfter] = [false, Infinity];
      await waitUntil('all is kept', async () => (await records()).length === 3);
      const [chain] = await listChains(database.db);
      expect((await verdict()).faults).toEqual([
        { chain, place: 2, fault: 'MISSING' },
        { chain, place: 3, fault: 'UNVERIFIED' },
      ]);
      // What came after it was sealed with the seal that the log was told of it.
      const file = join(folder, 'away.log');
      await writeFile(file, lines.join(''));
      const { faults } = await verifyAudit(database.db, KEY, await sealsInLogs([file]));
      expect(faults).toEqual([{ chain, place: 2, fault: 'MISSING' }]);
      await trail.close();
    });

    test('takes no more when it was tried in vain for five seconds, until it is kept', async () => {
      now = later(3_600);
      expect(trail.canKeep()).toBe(true);
      trail.note(event('noted'));
      // As if the process had slept: nothing was tried meanwhile.
      now = later(3_600);
      expect(trail.canKeep()).toBe(true);
      await waitUntil('it has tried', () => attempts > 0);
      now = later(4.999);
      trail.note(event('noted too'));
      expect(trail.canKeep()).toBe(true);
      now = later(0.001);
      expect(trail.canKeep()).toBe(false);
      isAway = false;
      await waitUntil('it is kept', () => trail.canKeep());
      expect(await records()).toHaveLength(3);
      now = later(3_600);
      expect(trail.canKeep()).toBe(true);
      await trail.close();
    });

    test('tries again by itself what was noted before what was refused', async () => {
      trail.note(event('noted'));
      await expect(trail.record(event('refused'))).rejects.toThrow('away');
      isAway = false;
      await waitUntil('all is kept', async () => (await records()).length === 3);
      await trail.close();
    });

    test('tries once what is noted after its end', async () => {
      const timers = jest.spyOn(globalThis, 'setTimeout');
      await expect(trail.close()).rejects.toThrow('away');
      trail.note(event('late'));
      await expect(trail.record(event('later'))).rejects.toThrow('away');
      expect(attempts).toBe(2);
      expect(timers.mock.calls.filter(([, milliseconds]) => milliseconds === 1_000)).toEqual([]);
      timers.mockRestore();
    });

    test.each([
      ['few large events', 1_000, Array.from({ length: 2_400 }, () => 'cus_0000000000000001')],
      ['many small events', 40_000, ['cus_0000000000000001']],
    ])(
      'says so when too much waits of %s, and writes it in statements that servers take',
      async (_, atMost, subjects) => {
        let noted = 0;
        for (; trail.canKeep() && noted < atMost; noted += 1) trail.note(event(null, subjects));
        expect(trail.canKeep()).toBe(false);
        isAway = false;
        await trail.close();
        expect(trail.canKeep()).toBe(true);
        expect(Math.max(...sizes)).toBeLessThan(2_000_000);
        const [chain = ''] = await listChains(database.db);
        expect(await recordsOfChain(database.db, chain, noted, 10)).toHaveLength(1);
      },
      60_000,
    );
  });
});
