import type { AuditEvent } from '../../../src/platform/audit/audit';
import { sealingKey, sealOf, type AuditRecord } from '../../../src/platform/audit/audit-record';
import { listChains, recordsOfChain } from '../../../src/platform/audit/audit.repository';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import { verifyAudit } from '../../../src/platform/audit/verify-audit';
import type { Db } from '../../../src/platform/db/db';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { seesEverything } from '../../support/viewers';
import { waitUntil } from '../../support/wait-until';

const KEY = sealingKey(Buffer.alloc(32, 7));

const event = (reason: string | null, subjects: string[] = ['cus_0000000000000001']): AuditEvent => ({
  viewer: seesEverything,
  action: 'customer:read',
  at: NOW,
  reason,
  subjects,
  operation: 'Card',
});

describe('the audit trail', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  const open = (db: Db = database.db): Promise<ChainedAuditTrail> =>
    openChainedAudit({ db, key: KEY, log: createLog('silent'), clock: () => NOW });
  const verdict = () => verifyAudit(database.db, KEY);
  const records = async (): Promise<AuditRecord[]> => {
    const chains = await listChains(database.db);
    const all = await Promise.all(chains.map((chain) => recordsOfChain(database.db, chain, -1, 10_000)));
    return all.flat();
  };
  const change = (sql: string, values: (string | number)[] = []) =>
    database.db.execute('test.tamper', sql, values);

  /** Two processes one after the other, the first with so many events. */
  async function twoChains(events = 5): Promise<AuditRecord[]> {
    const first = await open();
    for (let index = 0; index < events; index += 1) await first.record(event(`reason ${String(index)}`));
    await first.close();
    await (await open()).close();
    return records();
  }

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
    const trail = await open();
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
    const faults = [2, 4].map((place) => ({ chain, place, fault: 'MISSING' }));
    expect(await verdict()).toEqual({ chains: 1, records: 5, faults });
  });

  describe('while the database is away', () => {
    let isAway = false;
    let attempts = 0;
    /** Bytes of the values of each statement that was written. */
    const sizes: number[] = [];
    let trail: ChainedAuditTrail;
    beforeEach(async () => {
      isAway = false;
      const { db } = database;
      trail = await open({
        ...db,
        execute: async (name, sql, values) => {
          attempts += 1;
          if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
          sizes.push(JSON.stringify(values).length);
          return db.execute(name, sql, values);
        },
      });
      attempts = 0;
      sizes.length = 0;
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

  describe('is found to be tampered with where', () => {
    test.each([
      ['a reason was changed', "UPDATE audit_events SET reason = 'another' WHERE place = 2", 2, 'CHANGED'],
      ['somebody else did it', "UPDATE audit_events SET subject_id = 'usr_x' WHERE place = 3", 3, 'CHANGED'],
      [
        'it was at another time',
        'UPDATE audit_events SET at = at + INTERVAL 1 SECOND WHERE place = 4',
        4,
        'CHANGED',
      ],
      ['a customer was left out', "UPDATE audit_events SET subjects = '' WHERE place = 2", 2, 'CHANGED'],
      ['a record was removed', 'DELETE FROM audit_events WHERE place = 3', 3, 'MISSING'],
      [
        'the first record was removed',
        "DELETE FROM audit_events WHERE place = 0 AND subjects = ''",
        0,
        'MISSING',
      ],
      ['the end was cut off', 'DELETE FROM audit_events WHERE place > 3', 6, 'MISSING'],
    ])('%s', async (_, sql, place, fault) => {
      const chain = (await twoChains())[0]?.chain ?? '';
      await change(sql);
      const { faults } = await verdict();
      expect(faults[0]).toEqual({ chain, place, fault });
    });

    test('two records have changed places', async () => {
      const chain = (await twoChains())[0]?.chain ?? '';
      await change('UPDATE audit_events SET place = 100 WHERE chain = ? AND place = 2', [chain]);
      await change('UPDATE audit_events SET place = 2 WHERE chain = ? AND place = 3', [chain]);
      await change('UPDATE audit_events SET place = 3 WHERE chain = ? AND place = 100', [chain]);
      const { faults } = await verdict();
      expect(faults).toEqual([2, 3, 4].map((place) => ({ chain, place, fault: 'CHANGED' })));
    });

    test('a whole chain was removed', async () => {
      const chain = (await twoChains())[0]?.chain ?? '';
      await change('DELETE FROM audit_events WHERE chain = ?', [chain]);
      expect((await verdict()).faults).toEqual([{ chain, place: 6, fault: 'MISSING' }]);
    });

    test('a record was put in', async () => {
      const chain = (await twoChains())[0]?.chain ?? '';
      await change(
        `INSERT INTO audit_events SELECT REVERSE(id), chain, 7, at, action, subject_id, roles, client_kind, operation, reason, subjects, seal
           FROM audit_events WHERE chain = ? AND place = 5`,
        [chain],
      );
      expect((await verdict()).faults).toEqual([{ chain, place: 7, fault: 'CHANGED' }]);
    });

    test('the end was written anew with the key itself: the next chain vouches for another', async () => {
      const chain = (await twoChains())[0]?.chain ?? '';
      const [before, end] = await recordsOfChain(database.db, chain, 4, 10);
      if (before === undefined || end === undefined) throw new Error('The chain has no end.');
      const seal = sealOf({ ...end, reason: 'another' }, before.seal, KEY);
      await change('UPDATE audit_events SET reason = ?, seal = ? WHERE chain = ? AND place = 6', [
        'another',
        seal,
        chain,
      ]);
      expect((await verdict()).faults).toEqual([{ chain, place: 6, fault: 'CHANGED' }]);
    });

    test('it was all sealed again by somebody without the key', async () => {
      const chains = await twoChains();
      const { faults } = await verifyAudit(database.db, sealingKey(Buffer.alloc(32, 8)));
      expect(faults).toHaveLength(chains.length);
    });
  });
});
