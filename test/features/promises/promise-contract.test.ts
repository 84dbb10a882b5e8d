import type { Tx } from '../../../src/platform/db/db';
import { NOW } from '../../support/bank';
import { AGENT, later, mutationOf, PromiseApi } from './promise-api';

/** What holds of every mutation, tried on those of promises. */
let open: PromiseApi;
beforeAll(async () => {
  open = await PromiseApi.open();
});
afterAll(() => open.api.close());
beforeEach(async () => {
  open.reset();
  for (const table of ['promises', 'promise_changes', 'changes', 'outbox_messages', 'idempotency_keys'])
    await open.api.database.db.execute('test.empty', `DELETE FROM ${table}`);
});

const refusal = (verb: Parameters<typeof mutationOf>[0], input: object) =>
  open.api.refusal(mutationOf(verb), { input });

describe('asked again with the same key', () => {
  test('does nothing anew, and gives the first outcome with what is there now', async () => {
    const customer = await open.api.bank.customer();
    const first = await open.make(customer, { idempotencyKey: 'k' });
    const id = String(first.promise?.id);
    expect(await open.make(customer, { idempotencyKey: 'k' })).toEqual(first);
    await open.ask('keep', { id, evidence: 'Called.' });
    expect((await open.make(customer, { idempotencyKey: 'k' })).promise).toMatchObject({ id, state: 'KEPT' });
    expect(await open.rows('promises')).toHaveLength(1);
    expect(await open.rows('changes')).toHaveLength(2);
    expect(await open.rows('outbox_messages')).toHaveLength(2);
  });

  test('is refused as it was the first time, though it would not be now', async () => {
    const id = await open.made();
    const input = { id, evidence: 'Called.', expectedVersion: 2, idempotencyKey: 'k' };
    const refused = await open.ask('keep', input);
    expect(refused.userErrors).toMatchObject([{ code: 'CONFLICT', currentVersion: 1 }]);
    await open.ask('renegotiate', { id, dueAt: later(7_200), toldAt: NOW });
    expect(await open.ask('keep', input)).toEqual(refused);
  });

  test('but other input, or another mutation, is a mistake', async () => {
    const id = await open.made();
    await open.ask('keep', { id, evidence: 'Called.', idempotencyKey: 'k' });
    const before = await open.everything();
    const mistake = { code: 'IDEMPOTENCY_MISMATCH' };
    expect(await refusal('keep', { id, evidence: 'Wrote.', idempotencyKey: 'k' })).toMatchObject(mistake);
    expect(await refusal('break', { id, idempotencyKey: 'k' })).toMatchObject(mistake);
    expect(await open.everything()).toEqual(before);
  });

  test('by somebody else is another thing', async () => {
    const customer = await open.api.bank.customer();
    const { promise } = await open.make(customer, { idempotencyKey: 'k' });
    open.viewer = { ...AGENT, subjectId: 'usr_other' };
    expect((await open.make(customer, { idempotencyKey: 'k' })).promise?.id).not.toBe(promise?.id);
  });

  test('is done anew after a day', async () => {
    const customer = await open.api.bank.customer();
    const dueAt = later(3 * 86_400);
    const { promise } = await open.make(customer, { idempotencyKey: 'k', dueAt });
    open.now = later(86_399);
    expect((await open.make(customer, { idempotencyKey: 'k', dueAt })).promise?.id).toBe(promise?.id);
    open.now = later(86_400);
    expect((await open.make(customer, { idempotencyKey: 'k', dueAt })).promise?.id).not.toBe(promise?.id);
  });

  test('while the first is under way waits for it: of many at once one is done', async () => {
    const customer = await open.api.bank.customer();
    const at = Array.from({ length: 8 }, () => open.make(customer, { idempotencyKey: 'k' }));
    const ids = (await Promise.all(at)).map(({ promise }) => promise?.id);
    expect(new Set(ids).size).toBe(1);
    expect(await open.rows('promises')).toHaveLength(1);
    expect(await open.rows('changes')).toHaveLength(1);
  });

  test('is done when the first was not', async () => {
    const customer = await open.api.bank.customer();
    open.transaction = () => Promise.reject(new Error('It failed.'));
    expect((await refusal('make', { ...(await wish(customer)), idempotencyKey: 'k' })).code).toBe(
      'INTERNAL_SERVER_ERROR',
    );
    open.transaction = null;
    expect((await open.make(customer, { idempotencyKey: 'k' })).userErrors).toEqual([]);
  });

  const wish = (customer: string) =>
    Promise.resolve({ customer: `cus_${customer}`, kind: 'OTHER', text: 'It will be.', dueAt: later(60) });

  test.each(['', 'x'.repeat(129)])('takes no key that is "%s"', async (idempotencyKey) => {
    const customer = await open.api.bank.customer();
    expect(await refusal('make', { ...(await wish(customer)), idempotencyKey })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await open.rows('promises')).toEqual([]);
  });
});

describe('an expected version', () => {
  test('that has passed is a conflict, which tells the present one, and changes nothing', async () => {
    const id = await open.made();
    await open.ask('renegotiate', { id, dueAt: later(7_200), toldAt: NOW, expectedVersion: 1 });
    const before = await open.everything();
    expect(await open.ask('keep', { id, evidence: 'Called.', expectedVersion: 1 })).toMatchObject({
      promise: null,
      userErrors: [{ code: 'CONFLICT', field: 'expectedVersion', currentVersion: 2 }],
    });
    expect(await open.everything()).toEqual(before);
  });

  test('lets one of several at once through', async () => {
    const id = await open.made();
    const at = [7_200, 7_300, 7_400, 7_500].map((seconds) =>
      open.ask('renegotiate', { id, dueAt: later(seconds), toldAt: NOW, expectedVersion: 1 }),
    );
    const codes = (await Promise.all(at)).map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    expect(codes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'DONE']);
    expect(await open.rows('promise_changes')).toHaveLength(1);
  });
});

describe('a transaction', () => {
  const lost = (): Error => Object.assign(new Error('It is gone.'), { code: 'PROTOCOL_CONNECTION_LOST' });

  test('whose answer was lost after its commit is found again, and not done twice', async () => {
    const { db } = open.api.database;
    let runs = 0;
    open.transaction = async (work, by) => {
      const outcome = await db.transaction(work, by);
      runs += 1;
      if (runs === 1) throw lost();
      return outcome;
    };
    expect((await open.make(await open.api.bank.customer())).userErrors).toEqual([]);
    expect([runs, (await open.rows('promises')).length, (await open.rows('changes')).length]).toEqual([
      2, 1, 1,
    ]);
  });

  test('whose connection is killed in the middle is run as a whole again', async () => {
    const { db } = open.api.database;
    let runs = 0;
    open.transaction = (work, by) =>
      db.transaction(async (tx: Tx) => {
        runs += 1;
        const outcome = await work(tx);
        if (runs === 1) {
          const [row] = await tx.query<{ id: number }>('test.self', 'SELECT CONNECTION_ID() AS id');
          await db.execute('test.kill', `KILL ${String(row?.id)}`);
          await tx.query('test.after', 'SELECT 1');
        }
        return outcome;
      }, by);
    expect((await open.make(await open.api.bank.customer())).userErrors).toEqual([]);
    expect([runs, (await open.rows('promises')).length]).toEqual([2, 1]);
  });

  test('that lost a race is run as a whole again', async () => {
    const { db } = open.api.database;
    let runs = 0;
    open.transaction = (work, by) =>
      db.transaction(async (tx: Tx) => {
        runs += 1;
        const outcome = await work(tx);
        if (runs === 1) throw Object.assign(new Error('Deadlock found'), { errno: 1213 });
        return outcome;
      }, by);
    expect((await open.make(await open.api.bank.customer())).userErrors).toEqual([]);
    expect([runs, (await open.rows('promises')).length]).toEqual([2, 1]);
  });

  test('that never gets through says so, and leaves nothing', async () => {
    const customer = await open.api.bank.customer();
    let runs = 0;
    open.transaction = () => {
      runs += 1;
      return Promise.reject(lost());
    };
    const input = { customer: `cus_${customer}`, kind: 'OTHER', text: 'It will be.', dueAt: later(60) };
    expect((await refusal('make', input)).code).toBe('UNAVAILABLE');
    expect([runs, await open.rows('promises')]).toEqual([3, []]);
  });
});

describe('a change', () => {
  test('is on record with who, what and how it was and is; and waits to be told, by the same transaction', async () => {
    const id = await open.made();
    await open.ask('keep', { id, evidence: 'Called.' });
    const changes = await open.rows<Record<string, unknown>>('changes');
    const [made, kept] = changes
      .sort((a, b) => String(a['action']).localeCompare(String(b['action'])))
      .reverse();
    expect(made).toMatchObject({
      action: 'promise:make',
      object: id,
      subject_id: 'usr_AGENT',
      before_digest: null,
    });
    expect(kept).toMatchObject({ action: 'promise:keep', object: id, subject_id: 'usr_AGENT', at: NOW });
    expect(kept?.['before_digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(kept?.['after_digest']).not.toBe(kept?.['before_digest']);
    // What a row was after one change is what it was before the next: a change that nobody recorded stands out.
    expect(kept?.['before_digest']).toBe(made?.['after_digest']);
    expect(made?.['request_id']).not.toBe(kept?.['request_id']);
    const told = await open.rows<Record<string, unknown>>('outbox_messages');
    expect(told.map(({ topic, object, change_id: change }) => [topic, object, change])).toEqual(
      expect.arrayContaining([
        ['promise:make', id, made?.['id']],
        ['promise:keep', id, kept?.['id']],
      ]),
    );
    expect(open.recorded.map(({ action, subjects }) => [action, subjects[1]])).toEqual([
      ['promise:make', `chg_${String(made?.['id'])}`],
      ['promise:keep', `chg_${String(kept?.['id'])}`],
    ]);
  });

  test('that is refused is recorded as tried, and tells nobody anything', async () => {
    const id = await open.made();
    const before = await open.everything();
    open.recorded.length = 0;
    await open.ask('keep', { id, evidence: ' ' });
    expect(await open.everything()).toEqual(before);
    expect(open.recorded).toMatchObject([{ action: 'promise:keep', subjects: [id, expect.any(String)] }]);
  });

  test('does not happen when it cannot be recorded', async () => {
    const id = await open.made();
    const before = await open.everything();
    open.onRecord = () => Promise.reject(new Error('The trail is full.'));
    expect((await refusal('keep', { id, evidence: 'Called.' })).code).toBe('INTERNAL_SERVER_ERROR');
    expect(await open.everything()).toEqual(before);
  });

  test('is seen by what the same operation asks afterwards', async () => {
    const id = await open.made();
    const told = `dueAt: "${later(7_200).toISOString()}", toldAt: "${NOW.toISOString()}"`;
    expect(
      await open.api.ask(`mutation {
        a: renegotiatePromise(input: { id: "${id}", ${told} }) { promise { version history { at } } }
        b: keepPromise(input: { id: "${id}", evidence: "Called." }) { promise { version state } } }`),
    ).toEqual({
      a: { promise: { version: 2, history: [{ at: NOW.toISOString() }] } },
      b: { promise: { version: 3, state: 'KEPT' } },
    });
  });
});
