import { newId } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { AGENT, later, mutationOf, PromiseApi, type Verb } from './promise-api';

let open: PromiseApi;
beforeAll(async () => {
  open = await PromiseApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** What each mutation is asked with, but for the promise, so that it is done. */
const RIGHT: Readonly<Record<Exclude<Verb, 'make'>, object>> = {
  renegotiate: { dueAt: later(7_200), toldAt: NOW, toldHow: 'PHONE' },
  keep: { evidence: 'Called at noon.' },
  break: {},
  release: {},
};
const MOVES = Object.keys(RIGHT) as (keyof typeof RIGHT)[];

describe('a promise that is made', () => {
  test('says what, by when, by whom and how they will hear of it, and is the customer’s', async () => {
    const { bank } = open.api;
    const [customer, owner, maker] = [await bank.customer(), await bank.agent(), await bank.agent()];
    const [interaction, about] = [await bank.interaction(customer), await bank.case(customer)];
    const profile = await bank.sourceProfile(customer);
    open.viewer = { ...AGENT, agentId: maker };
    const { promise, userErrors } = await open.make(customer, {
      ...{ text: ' We call you back. ', toldHow: 'EMAIL', graceEndsAt: later(7_200), owner: `agt_${owner}` },
      ...{ interaction: `int_${interaction}`, case: `cas_${about}` },
    });
    expect([userErrors, promise]).toMatchObject([[], { state: 'OPEN', version: 1, settledAt: null }]);
    expect(
      await open.api.ask(`{ node(id: "${String(promise?.id)}") { ... on Promise {
        kind text madeAt dueAt graceEndsAt toldHow customer { id } owner { id } madeBy { id } interaction { id } case { id } } } }`),
    ).toEqual({
      node: {
        ...{ kind: 'CALLBACK', text: 'We call you back.', toldHow: 'EMAIL', madeAt: NOW.toISOString() },
        ...{ dueAt: later(3_600).toISOString(), graceEndsAt: later(7_200).toISOString() },
        ...{
          customer: { id: `cus_${customer}` },
          owner: { id: `agt_${owner}` },
          madeBy: { id: `agt_${maker}` },
        },
        ...{ interaction: { id: `int_${interaction}` }, case: { id: `cas_${about}` } },
      },
    });
    const [row] = await open.api.database.db.query(
      'test.row',
      'SELECT * FROM promises WHERE customer_id = ?',
      [customer],
    );
    expect(row).toMatchObject({ source_profile_id: profile });
  });

  test('is answered for by whoever makes it, unless said otherwise', async () => {
    const agentId = await open.api.bank.agent();
    open.viewer = { ...AGENT, agentId };
    const id = await open.made();
    expect(await open.api.ask(`{ node(id: "${id}") { ... on Promise { owner { id } } } }`)).toEqual({
      node: { owner: { id: `agt_${agentId}` } },
    });
  });

  test('to somebody who was merged is the survivor’s, and keeps the profile that was named', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const profile = await bank.sourceProfile(loser);
    await bank.absorb(survivor, loser);
    expect((await open.make(loser)).userErrors).toEqual([]);
    const rows = await open.api.database.db.query(
      'test.row',
      'SELECT * FROM promises WHERE customer_id = ?',
      [survivor],
    );
    expect(rows).toMatchObject([{ source_profile_id: profile }]);
  });

  test.each([
    ['text', { text: '  ' }],
    ['text', { text: 'x'.repeat(1_001) }],
    ['dueAt', { dueAt: NOW }],
    ['dueAt', { dueAt: later(11 * 366 * 86_400) }],
    ['graceEndsAt', { graceEndsAt: later(3_599) }],
  ])('may not have such a %s, and is not made then', async (field, more) => {
    const customer = await open.api.bank.customer();
    const before = await open.everything();
    expect((await open.make(customer, more)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('hangs on nothing that is not there, or is another’s', async () => {
    const { bank } = open.api;
    const [customer, other] = [await bank.customer(), await bank.customer()];
    const places: [string, object][] = [
      ['customer', { customer: `cus_${newId()}` }],
      ['owner', { owner: `agt_${newId()}` }],
      ['interaction', { interaction: `int_${newId()}` }],
      ['interaction', { interaction: `int_${await bank.interaction(other)}` }],
      ['interaction', { interaction: `int_${await bank.interaction(null)}` }],
      ['case', { case: `cas_${await bank.case(other)}` }],
    ];
    const before = await open.everything();
    for (const [field, more] of places)
      expect((await open.make(customer, more)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field }]);
    expect(await open.everything()).toEqual(before);
    expect(
      await open.api.refusal(mutationOf('keep'), { input: { id: 'cus_x', evidence: 'x' } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('a promise that was made', () => {
  test('is kept at this moment: in time by its date, late after it, and not at all after its grace', async () => {
    const [inTime, late, never] = [
      await open.made(),
      await open.made(),
      await open.made({ graceEndsAt: later(3_700) }),
    ];
    const keep = async (id: string) => (await open.ask('keep', { id, evidence: ' Called. ' })).promise;
    open.now = later(3_600);
    const settledAt = open.now.toISOString();
    expect(await keep(inTime)).toMatchObject({ state: 'KEPT', evidence: 'Called.', settledAt, version: 2 });
    open.now = later(3_601);
    expect(await keep(late)).toMatchObject({ state: 'KEPT_LATE' });
    open.now = later(3_701);
    expect(await open.ask('keep', { id: never, evidence: 'Called.' })).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_MOVE', field: 'id', allowedMoves: [] }],
    });
  });

  test('is put off when the customer was told in time, also when it is entered later; its grace goes along', async () => {
    const id = await open.made({ graceEndsAt: later(4_000) });
    open.now = later(3_900);
    const { promise } = await open.ask('renegotiate', { id, dueAt: later(9_000), toldAt: later(3_600) });
    expect(promise).toMatchObject({
      ...{ state: 'OPEN', standing: 'OPEN', version: 2, settledAt: null },
      ...{ dueAt: later(9_000).toISOString(), graceEndsAt: later(9_400).toISOString() },
    });
  });

  test.each([
    ['too late', 3_601],
    ['never', null],
  ])('is broken when the customer was told %s, which stands on the ledger', async (_what, told) => {
    const id = await open.made();
    open.now = later(3_700);
    const toldAt = told === null ? null : later(told);
    const { promise } = await open.ask('renegotiate', { id, dueAt: later(9_000), toldAt });
    expect(promise).toMatchObject({
      ...{ state: 'BROKEN', standing: 'BROKEN', dueAt: later(3_600).toISOString() },
      settledAt: open.now.toISOString(),
    });
    expect(
      await open.api.ask(
        `{ node(id: "${id}") { ... on Promise { history { formerDueAt newDueAt toldAt } } } }`,
      ),
    ).toEqual({
      node: {
        history: [
          {
            formerDueAt: later(3_600).toISOString(),
            newDueAt: later(9_000).toISOString(),
            toldAt: toldAt?.toISOString() ?? null,
          },
        ],
      },
    });
  });

  test.each([
    ['dueAt', { dueAt: NOW, toldAt: NOW }],
    ['toldAt', { toldAt: later(1) }],
    ['toldAt', { toldAt: minutesAgo(1) }],
    ['toldHow', { toldHow: 'PHONE' }],
  ])('is not put off by such a %s', async (field, more) => {
    const id = await open.made();
    const before = await open.everything();
    const { userErrors } = await open.ask('renegotiate', { id, dueAt: later(7_200), ...more });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('is not put off twice by one word to the customer', async () => {
    const id = await open.made();
    open.now = later(60);
    await open.ask('renegotiate', { id, dueAt: later(7_200), toldAt: later(50) });
    const { userErrors } = await open.ask('renegotiate', { id, dueAt: later(9_000), toldAt: later(50) });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'toldAt' }]);
  });

  test('is put off twenty times, as many as are shown of it, and is settled then', async () => {
    const id = await open.made();
    const putOff = (turn: number) => {
      open.now = later(turn);
      return open.ask('renegotiate', { id, dueAt: later(7_200 + turn), toldAt: open.now });
    };
    for (let turn = 1; turn <= 20; turn += 1) expect((await putOff(turn)).userErrors).toEqual([]);
    expect((await putOff(21)).userErrors).toMatchObject([{ code: 'INVALID', field: 'id' }]);
    expect((await open.ask('release', { id })).promise).toMatchObject({ state: 'RELEASED' });
  });

  test('is put off in the order in which it was, whatever the clocks of two instances say', async () => {
    const changesOf = async (...clocks: readonly number[]) => {
      const id = await open.made();
      for (const [turn, skew] of clocks.entries()) {
        open.now = new Date(later(60).getTime() + skew);
        // Told the first time; the second time nobody says so, by a clock that is behind or in the same millisecond.
        const toldAt = turn === 0 ? open.now : null;
        const { userErrors } = await open.ask('renegotiate', { id, dueAt: later(7_200 + turn), toldAt });
        expect(userErrors).toEqual([]);
      }
      const rows = await open.rows<{ promise_id: string; at: Date; new_due_at: Date }>('promise_changes');
      return rows
        .filter(({ promise_id: of }) => `prm_${of}` === id)
        .sort((one, other) => one.at.getTime() - other.at.getTime());
    };
    for (const behind of [-1, 0]) {
      const changes = await changesOf(0, behind);
      expect(changes.map(({ at }) => at.getTime() - later(60).getTime())).toEqual([0, 1]);
      expect(changes.map(({ new_due_at: due }) => due)).toEqual([later(7_200), later(7_201)]);
    }
  });

  test('is not settled before it was made or put off, by a clock that is behind', async () => {
    const settledAt = async (verb: 'keep' | 'release', id: string) => {
      open.now = NOW;
      return (await open.ask(verb, { id, ...RIGHT[verb] })).promise?.settledAt;
    };
    open.now = later(1);
    const [made, putOff] = [await open.made(), await open.made()];
    open.now = later(2);
    await open.ask('renegotiate', { id: putOff, dueAt: later(7_200), toldAt: open.now });
    expect(await settledAt('release', made)).toBe(later(1).toISOString());
    expect(await settledAt('keep', putOff)).toBe(later(2).toISOString());
  });

  test.each([
    ['break', 'BROKEN'],
    ['release', 'RELEASED'],
  ] as const)('by %s is %s, and nothing can be done to it any more', async (verb, state) => {
    const id = await open.made();
    expect((await open.ask(verb, { id })).promise).toMatchObject({ state, settledAt: NOW.toISOString() });
    for (const move of MOVES)
      expect((await open.ask(move, { id, ...RIGHT[move] })).userErrors).toMatchObject([
        { code: 'ILLEGAL_MOVE', allowedMoves: [] },
      ]);
  });
});
