import { newId } from '../../../src/kernel/id';
import {
  allowedMoves,
  MOVES,
  type CaseMove,
  type CaseStanding,
} from '../../../src/features/cases/domain/case-moves';
import { minutesAgo, NOW } from '../../support/bank';
import { AGENT, later } from '../promises/promise-api';
import { CASE_VERBS, CaseApi, type CaseVerb } from './case-api';

let cases: CaseApi;
beforeAll(async () => {
  cases = await CaseApi.start();
});
afterAll(() => cases.open.api.close());
beforeEach(() => {
  cases.open.reset();
});

const MOVE_VERBS = CASE_VERBS.filter((verb) => verb !== 'open');
const moveOf = (verb: CaseVerb) => verb.toUpperCase() as CaseMove;
const STANDINGS = Object.keys(MOVES) as CaseStanding[];

describe('a case that is opened', () => {
  test('says what it is, for whom, by when and by whom it is settled, and in which contact it came up', async () => {
    const { bank } = cases.open.api;
    const customer = await bank.customer();
    const [owner, reason, product] = [await bank.agent(), await bank.reason('Fees'), await bank.product()];
    const interaction = await bank.interaction(customer);
    const profile = await bank.sourceProfile(customer);
    const { case: opened, userErrors } = await cases.ask('open', {
      ...{
        customer: `cus_${customer}`,
        kind: 'DISPUTE',
        subject: ' Charged twice ',
        priority: 'HIGH',
        channel: 'PHONE',
      },
      ...{ dueAt: later(3_600), owner: `agt_${owner}`, reason: `rea_${reason}`, product: `prd_${product}` },
      interaction: `int_${interaction}`,
    });
    expect([userErrors, opened]).toMatchObject([[], { status: 'OPEN', version: 1, reopenings: 0 }]);
    const shown = await cases.open.api.ask(
      `{ node(id: "${String(opened?.id)}") { ... on Case { kind subject priority channel openedAt dueAt customer { id } owner { id }
        reason { id } product { id } interaction { id } } } }`,
    );
    expect(shown).toEqual({
      node: {
        ...{ kind: 'DISPUTE', subject: 'Charged twice', priority: 'HIGH', channel: 'PHONE' },
        ...{
          openedAt: NOW.toISOString(),
          dueAt: later(3_600).toISOString(),
          customer: { id: `cus_${customer}` },
        },
        ...{
          owner: { id: `agt_${owner}` },
          reason: { id: `rea_${reason}` },
          product: { id: `prd_${product}` },
        },
        interaction: { id: `int_${interaction}` },
      },
    });
    const [row] = await cases.open.api.database.db.query(
      'test.row',
      'SELECT * FROM cases WHERE customer_id = ?',
      [customer],
    );
    expect(row).toMatchObject({ source_profile_id: profile, is_open: 1 });
  });

  test('is new and of usual priority where nothing else is said, and nobody’s who asks', async () => {
    cases.open.viewer = { ...AGENT, agentId: await cases.open.api.bank.agent() };
    const { case: opened } = await cases.ask('open', await cases.wish());
    expect(opened).toMatchObject({ status: 'NEW', owner: null, dueAt: null });
  });

  test('of somebody who was merged is the survivor’s, and keeps the profile that was named', async () => {
    const { bank } = cases.open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const profile = await bank.sourceProfile(loser);
    await bank.absorb(survivor, loser);
    await cases.ask('open', await cases.wish({ customer: `cus_${loser}` }));
    expect(
      await cases.open.api.database.db.query('test.row', 'SELECT * FROM cases WHERE customer_id = ?', [
        survivor,
      ]),
    ).toMatchObject([{ source_profile_id: profile }]);
  });

  test('keeps the customer from being asked for anything while it is an open complaint', async () => {
    const { api } = cases.open;
    const { bank } = api;
    const customer = await bank.customer();
    await bank.insert('advocacy_statuses', {
      ...{ customerId: customer, stage: 'PROMOTER', score: 5, since: minutesAgo(9), isVip: false },
    });
    const obstacles = async (): Promise<unknown> =>
      (
        await api.ask<{ customer: { advocacy: { askBudget: { obstacles: unknown } } } }>(
          `{ customer(by: { id: "cus_${customer}" }) { advocacy { askBudget { obstacles } } } }`,
        )
      ).customer.advocacy.askBudget.obstacles;
    expect(await obstacles()).toEqual([]);
    const { case: opened } = await cases.ask('open', await cases.wish({ customer: `cus_${customer}` }));
    expect(await obstacles()).toEqual(['OPEN_COMPLAINT']);
    await cases.ask('resolve', { id: opened?.id });
    expect(await obstacles()).toEqual([]);
    await cases.ask('reopen', { id: opened?.id });
    expect(await obstacles()).toEqual(['OPEN_COMPLAINT']);
  });

  test.each([
    ['subject', { subject: ' \n' }],
    ['subject', { subject: 'x'.repeat(501) }],
    ['dueAt', { dueAt: NOW }],
    ['dueAt', { dueAt: later(11 * 366 * 86_400) }],
  ])('may not have such a %s, and is not opened then', async (field, more) => {
    const input = await cases.wish(more);
    const before = await cases.everything();
    expect((await cases.ask('open', input)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await cases.everything()).toEqual(before);
  });

  test('hangs on nothing that is not there, or is another’s', async () => {
    const { bank } = cases.open.api;
    const places: [string, object][] = [
      ['customer', { customer: `cus_${newId()}` }],
      ['owner', { owner: `agt_${newId()}` }],
      ['reason', { reason: `rea_${newId()}` }],
      ['product', { product: `prd_${newId()}` }],
      ['interaction', { interaction: `int_${newId()}` }],
      ['interaction', { interaction: `int_${await bank.interaction(await bank.customer())}` }],
      ['interaction', { interaction: `int_${await bank.interaction(null)}` }],
    ];
    const wish = await cases.wish();
    const before = await cases.everything();
    for (const [field, more] of places)
      expect((await cases.ask('open', { ...wish, ...more })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field },
      ]);
    expect(await cases.everything()).toEqual(before);
  });
});

describe('a case that was opened', () => {
  test('goes its course: given, waiting, settled, objected to, settled again, closed', async () => {
    const id = await cases.standing('NEW');
    const owner = `agt_${await cases.open.api.bank.agent()}`;
    expect((await cases.ask('assign', { id, owner })).case).toMatchObject({
      status: 'OPEN',
      owner: { id: owner },
    });
    expect((await cases.ask('pause', { id })).case?.status).toBe('WAITING');
    expect((await cases.ask('assign', { id, owner })).case?.status).toBe('WAITING');
    expect((await cases.ask('resume', { id })).case?.status).toBe('OPEN');
    cases.open.now = later(60);
    const told = { toldAt: later(30), toldHow: 'PHONE' };
    const redress = { amount: '0012.5', currency: 'CZK' };
    expect(
      (await cases.ask('resolve', { id, rootCause: ' Night batch ', redress, ...told })).case,
    ).toMatchObject({
      ...{ status: 'RESOLVED', rootCause: 'Night batch', redress: { amount: '12.5000', currency: 'CZK' } },
      ...{ resolvedAt: later(60).toISOString(), toldAt: later(30).toISOString(), toldHow: 'PHONE' },
    });
    expect((await cases.ask('reopen', { id })).case).toMatchObject({
      ...{ status: 'OPEN', reopenings: 1, resolvedAt: null, toldAt: null, toldHow: null },
      ...{ rootCause: 'Night batch', redress: { amount: '12.5000' } },
    });
    cases.open.now = later(120);
    // That they were told is over: the word of then is none about what comes of it now.
    expect((await cases.ask('resolve', { id, ...told })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'toldAt' },
    ]);
    await cases.ask('resolve', { id });
    expect((await cases.ask('close', { id })).case).toMatchObject({
      ...{ status: 'CLOSED', closedAt: later(120).toISOString(), reopenings: 1, rootCause: 'Night batch' },
    });
  });

  test('is not settled or closed before what happened to it last, by a clock that is behind', async () => {
    cases.open.now = later(1);
    const id = await cases.standing('OPEN');
    cases.open.now = later(0);
    const moment = later(1).toISOString();
    expect((await cases.ask('resolve', { id })).case).toMatchObject({ resolvedAt: moment });
    expect((await cases.ask('close', { id })).case).toMatchObject({ closedAt: moment });
  });

  test('by nobody is new again when it is opened again', async () => {
    const id = await cases.standing('NEW');
    await cases.ask('resolve', { id });
    expect((await cases.ask('reopen', { id })).case).toMatchObject({ status: 'NEW', reopenings: 1 });
  });

  test.each([
    ['rootCause', { rootCause: ' ' }],
    ['rootCause', { rootCause: 'x'.repeat(501) }],
    ['redress.amount', { redress: { amount: '-0.01', currency: 'CZK' } }],
    ['redress.currency', { redress: { amount: '5', currency: 'QQQ' } }],
    ['toldAt', { toldAt: later(1) }],
    ['toldAt', { toldAt: minutesAgo(1) }],
    ['toldHow', { toldHow: 'PHONE' }],
  ])('is not settled with such a %s', async (field, more) => {
    const id = await cases.standing('OPEN');
    const before = await cases.everything();
    expect((await cases.ask('resolve', { id, ...more })).userErrors).toMatchObject([
      { code: 'INVALID', field },
    ]);
    expect(await cases.everything()).toEqual(before);
  });

  test('is given to nobody who is not there', async () => {
    const id = await cases.standing('OPEN');
    const before = await cases.everything();
    expect((await cases.ask('assign', { id, owner: `agt_${newId()}` })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'owner' },
    ]);
    expect(await cases.everything()).toEqual(before);
  });

  test.each(STANDINGS)(
    'and is %s can be moved as the state machine has it, and in no other way',
    async (standing) => {
      for (const verb of MOVE_VERBS) {
        const id = await cases.standing(standing);
        const before = await cases.everything();
        const { case: shown, userErrors } = await cases.ask(verb, { id, ...(await cases.rest(verb)) });
        const states = MOVES[standing][moveOf(verb)];
        if (states)
          expect([verb, userErrors, states.includes(shown?.status as CaseStanding)]).toEqual([
            verb,
            [],
            true,
          ]);
        else {
          expect([verb, userErrors]).toMatchObject([
            verb,
            [{ code: 'ILLEGAL_MOVE', field: 'id', allowedMoves: [...allowedMoves(standing)] }],
          ]);
          expect(await cases.everything()).toEqual(before);
        }
      }
    },
  );

  test('is left alone by whoever has not seen what it is now', async () => {
    const id = await cases.standing('OPEN');
    await cases.ask('pause', { id, expectedVersion: 1 });
    const before = await cases.everything();
    expect((await cases.ask('resolve', { id, expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'expectedVersion', currentVersion: 2 },
    ]);
    expect(await cases.everything()).toEqual(before);
  });

  test('has on record what it was before and after, change by change', async () => {
    const id = await cases.standing('OPEN');
    await cases.ask('resolve', { id, redress: { amount: '7', currency: 'EUR' }, rootCause: 'Hoax' });
    await cases.ask('reopen', { id });
    await cases.ask('resolve', { id });
    await cases.ask('close', { id });
    const rows = await cases.open.api.database.db.query<{
      action: string;
      before: string | null;
      after: string;
    }>(
      'test.changes',
      'SELECT action, before_digest AS `before`, after_digest AS after FROM changes WHERE object = ? ORDER BY id',
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['case:open', 'case:resolve', 'case:reopen', 'case:resolve', 'case:close'],
    ]);
    expect(rows.slice(1).map(({ before }) => before)).toEqual(rows.slice(0, -1).map(({ after }) => after));
  });
});
