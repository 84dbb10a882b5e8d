import { AGENT, later } from '../writing-api';
import { INVITE, LOOP, SurveyApi } from './survey-writing-api';

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

interface Shown {
  readonly version: number;
  readonly closedAt: string | null;
  readonly owner: { readonly id: string } | null;
  readonly steps: readonly {
    readonly step: string;
    readonly at: string;
    readonly by: { readonly id: string } | null;
  }[];
}

test('a loop goes its steps in their order, each by whoever took it, until the customer was told', async () => {
  const [mine, yours] = [await open.api.bank.agent(), await open.api.bank.agent()];
  const { loop: id } = await open.lowAnswer();
  open.viewer = { ...AGENT, agentId: mine };
  const { shown: assigned } = await open.ask<Shown>(LOOP.ASSIGN, { id, owner: `agt_${yours}` });
  expect(assigned).toMatchObject({
    ...{ owner: { id: `agt_${yours}` }, version: 2, closedAt: null },
    steps: [{ step: 'ASSIGNED', by: { id: `agt_${mine}` } }],
  });
  open.now = later(600);
  await open.ask(LOOP.CONTACT, { id, at: later(300) });
  const { shown: handedOver } = await open.ask<Shown>(LOOP.ASSIGN, { id, owner: `agt_${mine}` });
  expect(handedOver).toMatchObject({ owner: { id: `agt_${mine}` }, version: 4 });
  expect(handedOver?.steps.map(({ step }) => step)).toEqual(['ASSIGNED', 'CONTACTED']);
  await open.ask(LOOP.AGREE_CAUSE, { id, at: later(300) });
  await open.ask(LOOP.FIX, { id, at: later(400) });
  const { shown: closed } = await open.ask<Shown>(LOOP.CLOSE, { id });
  expect(closed).toMatchObject({ closedAt: later(600).toISOString(), version: 7 });
  expect(closed?.steps.map(({ step }) => step)).toEqual([
    ...['ASSIGNED', 'CONTACTED', 'CAUSE_AGREED', 'FIXED', 'CUSTOMER_TOLD'],
  ]);
  const changes = (await open.rows('changes')).filter(({ object }) => object === id);
  expect(changes.map(({ action }) => action).sort()).toEqual([
    ...['loop:agreeCause', 'loop:assign', 'loop:assign', 'loop:close', 'loop:contact', 'loop:fix'],
  ]);
});

test('a step is taken once and after what it needs, and nothing but asking again once the customer was told', async () => {
  const { loop: id } = await open.lowAnswer();
  const tried = async (move: keyof typeof LOOP, more = {}) =>
    (await open.ask(LOOP[move], { id, ...more })).userErrors;
  const illegal = (...allowedMoves: string[]) => [{ code: 'ILLEGAL_MOVE', field: 'id', allowedMoves }];
  const owner = `agt_${await open.api.bank.agent()}`;
  for (const move of ['AGREE_CAUSE', 'FIX', 'CLOSE'] as const)
    expect(await tried(move)).toMatchObject(illegal('ASSIGN', 'CONTACT'));
  expect(await tried('GIVE_UP', { reason: 'Nobody has it.' })).toMatchObject(illegal('ASSIGN', 'CONTACT'));
  await tried('CONTACT');
  for (const move of ['CONTACT', 'FIX', 'CLOSE'] as const)
    expect(await tried(move)).toMatchObject(illegal('ASSIGN', 'AGREE_CAUSE'));
  await tried('ASSIGN', { owner });
  await tried('AGREE_CAUSE');
  expect(await tried('CLOSE')).toMatchObject(illegal('ASSIGN', 'FIX', 'GIVE_UP'));
  await tried('FIX');
  expect(await tried('FIX')).toMatchObject(illegal('ASSIGN', 'CLOSE', 'GIVE_UP'));
  await tried('CLOSE');
  for (const [move, more] of [['CLOSE', {}] as const, ['ASSIGN', { owner }] as const])
    expect(await tried(move, more)).toMatchObject(illegal('ASK_AGAIN'));
  expect(await tried('GIVE_UP', { reason: 'Too late.' })).toMatchObject(illegal('ASK_AGAIN'));
});

test('a loop that somebody has is given up, with the reason; it is in nobody’s way then, and never asked again by', async () => {
  const { customer, survey, loop: id } = await open.lowAnswer();
  await open.ask(LOOP.ASSIGN, { id, owner: `agt_${await open.api.bank.agent()}` });
  const before = await open.everything();
  for (const reason of ['  ', 'x'.repeat(501)])
    expect((await open.ask(LOOP.GIVE_UP, { id, reason })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'reason' },
    ]);
  expect(await open.everything()).toEqual(before);
  const asked = { customer: `cus_${customer}`, survey: `srv_${survey}`, channel: 'EMAIL' };
  expect((await open.ask(INVITE, asked)).userErrors).toMatchObject([{ obstacles: ['OPEN_LOOP'] }]);
  const { shown } = await open.ask<Shown>(LOOP.GIVE_UP, { id, reason: ' Not reached. ' });
  expect(shown).toMatchObject({
    closedAt: open.now.toISOString(),
    steps: [
      { step: 'ASSIGNED', reason: null },
      { step: 'GIVEN_UP', reason: 'Not reached.' },
    ],
  });
  expect((await open.ask(LOOP.CONTACT, { id })).userErrors).toMatchObject([
    { code: 'ILLEGAL_MOVE', allowedMoves: [] },
  ]);
  expect((await open.ask(INVITE, { ...asked, loop: id })).userErrors).toMatchObject([
    { code: 'INVALID', field: 'loop' },
  ]);
  expect((await open.ask(INVITE, asked)).userErrors).toEqual([]);
});

test('a step is not taken ahead, nor before what was done last, nor by giving it to nobody', async () => {
  const { loop: id } = await open.lowAnswer();
  const before = await open.everything();
  expect((await open.ask(LOOP.CONTACT, { id, at: later(1) })).userErrors).toMatchObject([
    { code: 'INVALID', field: 'at' },
  ]);
  expect((await open.ask(LOOP.CONTACT, { id, at: later(-1) })).userErrors).toMatchObject([
    { code: 'INVALID', field: 'at' },
  ]);
  expect((await open.ask(LOOP.ASSIGN, { id, owner: 'agt_0000000000000000' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: 'owner' },
  ]);
  expect((await open.ask(LOOP.CONTACT, { id: 'lop_0000000000000000' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: 'id' },
  ]);
  expect(await open.everything()).toEqual(before);
});

test('of two who close it at once one does, and the other is told that it is closed', async () => {
  const { loop: id } = await open.lowAnswer();
  await open.putRight(id);
  const at = await Promise.all([1, 2, 3].map(() => open.ask(LOOP.CLOSE, { id })));
  expect(at.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort()).toEqual([
    ...['DONE', 'ILLEGAL_MOVE', 'ILLEGAL_MOVE'],
  ]);
});
