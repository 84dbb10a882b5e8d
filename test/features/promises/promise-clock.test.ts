import { newId, type Id } from '../../../src/kernel/id';
import { turnClock, type ClockMeans, type ClockTurn } from '../../../src/features/promises/promise-clock';
import type { AuditEvent } from '../../../src/platform/audit/audit';
import type { Db, Tx } from '../../../src/platform/db/db';
import { createLog } from '../../../src/platform/observability/log';
import { minutesAgo } from '../../support/bank';
import { openCountingSession } from '../../support/rows-read';
import { later, PromiseApi } from './promise-api';

const TABLES = ['promises', 'promise_changes', 'changes', 'outbox_messages', 'idempotency_keys'];

interface Stored {
  readonly id: Id;
  readonly state: string;
  readonly settled_at: Date | null;
  readonly version: number;
}

describe('the clock of promises', () => {
  let open: PromiseApi;
  let recorded: AuditEvent[];
  let lines: string[];
  beforeAll(async () => {
    open = await PromiseApi.open();
  });
  afterAll(() => open.api.close());
  beforeEach(async () => {
    open.reset();
    recorded = [];
    lines = [];
    for (const table of TABLES) await open.api.database.db.execute('test.empty', `DELETE FROM ${table}`);
  });

  function means(more: Partial<ClockMeans> = {}): ClockMeans {
    const record = (event: AuditEvent): Promise<void> => {
      recorded.push(event);
      return Promise.resolve();
    };
    return {
      db: open.api.database.db,
      clock: () => open.now,
      audit: { record, note: () => undefined, canKeep: () => true },
      log: createLog('info', { write: (line) => void lines.push(line) }),
      ...more,
    };
  }

  const turn = (more: Partial<ClockMeans> = {}): Promise<ClockTurn> => turnClock(means(more));

  const stored = async (id: string): Promise<Stored | undefined> =>
    (await open.rows<Stored>('promises')).find((row) => `prm_${row.id}` === id);

  const told = async (id: string): Promise<string[]> =>
    (await open.rows<{ object: string; topic: string }>('outbox_messages'))
      .filter(({ object }) => object === id)
      .map(({ topic }) => topic)
      .sort();

  test('tells once of each date that it has passed, and changes nothing of the promise', async () => {
    const id = await open.made();
    open.now = later(3_600);
    expect(await turn()).toEqual({ overdue: 0, broken: 0 });
    open.now = later(3_601);
    expect([await turn(), await turn()]).toEqual([
      { overdue: 1, broken: 0 },
      { overdue: 0, broken: 0 },
    ]);
    expect(await stored(id)).toMatchObject({ state: 'OPEN', settled_at: null, version: 1 });
    await open.ask('renegotiate', { id, dueAt: later(9_000), toldAt: later(3_600) });
    expect(await turn()).toEqual({ overdue: 0, broken: 0 });
    open.now = later(9_001);
    expect(await turn()).toEqual({ overdue: 1, broken: 0 });
    expect(await told(id)).toEqual([
      ...['promise:make', 'promise:overdue', 'promise:overdue', 'promise:renegotiate'],
    ]);
  });

  test('breaks a promise as of the end of its grace, however late it comes', async () => {
    const id = await open.made({ graceEndsAt: later(7_200) });
    open.now = later(7_200);
    expect(await turn()).toEqual({ overdue: 1, broken: 0 });
    open.now = later(90_000);
    expect(await turn()).toEqual({ overdue: 0, broken: 1 });
    expect(await stored(id)).toMatchObject({ state: 'BROKEN', settled_at: later(7_200), version: 2 });

    const late = await open.made({ dueAt: later(90_010), graceEndsAt: later(90_020) });
    open.now = later(200_000);
    expect(await turn()).toEqual({ overdue: 1, broken: 1 });
    expect(await stored(late)).toMatchObject({ state: 'BROKEN', settled_at: later(90_020) });
    expect(await told(late)).toEqual(await told(id));
  });

  test('leaves what is settled, and what is broken already, as it is', async () => {
    const kept = await open.made({ graceEndsAt: later(7_200) });
    await open.ask('keep', { id: kept, evidence: 'Called.' });
    const untold = await open.made();
    await open.ask('renegotiate', { id: untold, dueAt: later(9_000) });
    const before = await open.everything();
    open.now = later(1e6);
    expect(await turn()).toEqual({ overdue: 0, broken: 0 });
    expect(await open.everything()).toEqual(before);
  });

  test('is on record as a mutation is: who, what, how it was and is, and in the trail before', async () => {
    const id = await open.made({ graceEndsAt: later(7_200) });
    open.now = later(7_201);
    await turn();
    const changes = await open.rows<Record<string, unknown>>('changes');
    const of = (action: string) => changes.find((row) => row['action'] === action);
    const [made, overdue, broken] = [of('promise:make'), of('promise:overdue'), of('promise:broken')];
    expect([overdue, broken]).toMatchObject([
      { subject_id: 'clock', object: id, at: open.now },
      { subject_id: 'clock', object: id, at: open.now },
    ]);
    expect([overdue?.['before_digest'], overdue?.['after_digest'], broken?.['before_digest']]).toEqual([
      ...[made?.['after_digest'], made?.['after_digest'], made?.['after_digest']],
    ]);
    expect(broken?.['after_digest']).not.toBe(broken?.['before_digest']);
    expect(
      recorded.map(({ action, subjects, viewer: { subjectId } }) => [action, subjectId, ...subjects]),
    ).toEqual([
      ['promise:overdue', 'clock', id, `chg_${String(overdue?.['id'])}`],
      ['promise:broken', 'clock', id, `chg_${String(broken?.['id'])}`],
    ]);
    expect(await told(id)).toEqual(['promise:broken', 'promise:make', 'promise:overdue']);
  });

  test('does nothing that cannot be recorded', async () => {
    await open.made({ graceEndsAt: later(7_200) });
    const before = await open.everything();
    open.now = later(7_201);
    const record = () => Promise.reject(new Error('The trail is full.'));
    await expect(turn({ audit: { record, note: () => undefined, canKeep: () => true } })).rejects.toThrow(
      'could not move 1 promises',
    );
    expect(await open.everything()).toEqual(before);
    expect(await turn()).toEqual({ overdue: 1, broken: 1 });
  });

  test('leaves a promise that somebody holds to the next turn, without waiting', async () => {
    const { db } = open.api.database;
    const [held, free] = [
      await open.made({ graceEndsAt: later(7_200) }),
      await open.made({ graceEndsAt: later(7_200) }),
    ];
    open.now = later(7_201);
    await db.transaction(async (tx) => {
      await tx.query('test.hold', 'SELECT id FROM promises WHERE id = ? FOR UPDATE', [held.slice(4)]);
      expect(await turn()).toEqual({ overdue: 1, broken: 1 });
    });
    expect([(await stored(held))?.state, (await stored(free))?.state]).toEqual(['OPEN', 'BROKEN']);
    expect(await turn()).toEqual({ overdue: 1, broken: 1 });
  });

  test('leaves a promise that was changed since it was seen', async () => {
    const id = await open.made({ graceEndsAt: later(7_200) });
    open.now = later(7_201);
    const record = async (): Promise<void> => {
      // Entered late, in the middle of the turn: the customer was told in time.
      await open.api.database.db.execute(
        'test.putOff',
        'UPDATE promises SET due_at = ?, grace_ends_at = NULL, version = version + 1 WHERE id = ?',
        [later(9_000), id.slice(4)],
      );
    };
    expect(await turn({ audit: { record, note: () => undefined, canKeep: () => true } })).toEqual({
      overdue: 0,
      broken: 0,
    });
    expect(await stored(id)).toMatchObject({ state: 'OPEN' });
    expect(await told(id)).toEqual(['promise:make']);
  });

  test('moves what it can, though one cannot be moved, and says so', async () => {
    const { db } = open.api.database;
    const [first, second] = [
      await open.made({ graceEndsAt: later(7_200) }),
      await open.made({ graceEndsAt: later(7_200) }),
    ];
    open.now = later(7_201);
    let runs = 0;
    const transaction: Db['transaction'] = (work) => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('Out of range.')) : db.transaction(work);
    };
    await expect(turn({ db: { ...db, transaction } })).rejects.toThrow('could not move 1 promises');
    const states = [(await stored(first))?.state, (await stored(second))?.state];
    expect(states.sort()).toEqual(['BROKEN', 'OPEN']);
    expect(lines).toHaveLength(1);
    expect(await turn()).toEqual({ overdue: 1, broken: 1 });
  });

  test('ends between two promises when it is stopped', async () => {
    await open.made({ graceEndsAt: later(7_200) });
    open.now = later(7_201);
    const stopping = new AbortController();
    stopping.abort();
    expect(await turnClock(means(), stopping.signal)).toEqual({ overdue: 0, broken: 0 });
  });

  /** Many promises whose grace has ended; half of them were told to be overdue. */
  async function many(count: number, values: Record<string, unknown> = {}): Promise<void> {
    const { bank } = open.api;
    const customer = await bank.customer();
    for (let index = 0; index < count; index += 1)
      await bank.promise(customer, { dueAt: minutesAgo(30 + (index % 7)), ...values });
  }

  test('run by three instances at once moves each of many once', async () => {
    await many(130, { graceEndsAt: minutesAgo(20) });
    const turns = await Promise.all([turn(), turn(), turn()]);
    const sum = (of: keyof ClockTurn) => turns.reduce((all, one) => all + one[of], 0);
    const rest = await turn();
    expect([sum('overdue') + rest.overdue, sum('broken') + rest.broken]).toEqual([130, 130]);
    const rows = await open.rows<Stored>('promises');
    expect(new Set(rows.map(({ state, version }) => `${state} ${String(version)}`))).toEqual(
      new Set(['BROKEN 2']),
    );
    expect([(await open.rows('changes')).length, (await open.rows('outbox_messages')).length]).toEqual([
      260, 260,
    ]);
  });

  test('that is killed between its statements has done all or nothing of each promise', async () => {
    const { db } = open.api.database;
    const id = await open.made({ graceEndsAt: later(7_200) });
    open.now = later(7_201);
    const before = await open.everything();
    for (const last of ['promises.noteOverdue', 'promises.updatePromise', 'outbox.insertMessages']) {
      const kill = (name: string): void => {
        if (name === last) throw new Error('Killed.');
      };
      const transaction: Db['transaction'] = (work) =>
        db.transaction((tx: Tx) =>
          work({
            ...tx,
            execute: async (name, ...asked) => {
              const count = await tx.execute(name, ...asked);
              kill(name);
              return count;
            },
            executeLater: async (name, ...asked) => {
              await tx.executeLater(name, ...asked);
              kill(name);
            },
          }),
        );
      await expect(turn({ db: { ...db, transaction } })).rejects.toThrow('could not move');
      expect(await open.everything()).toEqual(before);
    }
    expect(await turn()).toEqual({ overdue: 1, broken: 1 });
    expect(await told(id)).toEqual(['promise:broken', 'promise:make', 'promise:overdue']);
  });

  test('reads what is due, and nothing of what is not, however much that is', async () => {
    const { db, url } = open.api.database;
    const customer = await open.api.bank.customer();
    const rows = Array.from({ length: 3_000 }, (_, index) => {
      const id = newId();
      const state = index % 3 === 0 ? 'OPEN' : 'KEPT';
      // A third are overdue for good: told, and without an end of grace.
      const due = minutesAgo(index % 6 === 0 ? 60 : -60);
      return [id, open.api.bank.sourceId, id, customer, 'FIX', 'x', minutesAgo(99), due, due, state];
    });
    await db.execute(
      'test.fill',
      `INSERT INTO promises (id, source_id, external_id, customer_id, kind, text, made_at, due_at, overdue_told_for, state)
         VALUES ?`,
      [rows],
    );
    await db.execute('test.analyze', 'ANALYZE TABLE promises');
    const session = await openCountingSession(url);
    const read = await session.rowsReadBy(async (single) => {
      expect(await turn({ db: single })).toEqual({ overdue: 0, broken: 0 });
    });
    await session.close();
    expect(read).toBeLessThan(10);
  });
});
