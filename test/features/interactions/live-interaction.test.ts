import { newId } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { AGENT, InteractionApi, later } from './interaction-api';

let open: InteractionApi;
beforeAll(async () => {
  open = await InteractionApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const refusedAs = async (verb: Parameters<InteractionApi['ask']>[0], input: object) => {
  const { userErrors } = await open.ask(verb, input);
  return userErrors.map(({ code, field }) => [code, field]);
};

describe('a call', () => {
  test('rings, is answered, passes on and ends, and says how long each took', async () => {
    const { bank } = open.api;
    const [first, second] = [await bank.agent(), await bank.agent()];
    const [front, back] = [await bank.queue('Front'), await bank.queue('Back')];
    open.viewer = { ...AGENT, agentId: first };
    const { id, ...begun } = await open.rings({ queue: `que_${front}` });
    expect(begun).toMatchObject({
      ...{ state: 'WAITING', startedAt: NOW.toISOString(), queuedAt: NOW.toISOString(), answeredAt: null },
      ...{ endedAt: null, waitSeconds: null, handleSeconds: null, outcome: 'RUNNING', version: 1 },
    });
    open.now = later(20);
    expect(await open.done('answer', { id })).toMatchObject({
      ...{ state: 'RUNNING', answeredAt: later(20).toISOString(), waitSeconds: 20, handleSeconds: null },
      ...{ agent: { id: `agt_${first}` }, outcome: 'RUNNING' },
    });
    open.now = later(80);
    const handedOff = await open.done('handOff', {
      ...{ id, toQueue: `que_${back}`, cause: 'KNOWLEDGE', isWarm: false, storyRepeated: true },
    });
    expect(handedOff).toMatchObject({ state: 'WAITING', queue: { id: `que_${back}` }, waitSeconds: 20 });
    open.now = later(110);
    open.viewer = { ...AGENT, agentId: second };
    expect(await open.done('answer', { id })).toMatchObject({ state: 'RUNNING', waitSeconds: 20 });
    open.now = later(200);
    expect(await open.done('end', { id, settlement: 'SETTLED_NOW', moodAtEnd: 'CONTENT' })).toMatchObject({
      ...{ state: 'ENDED', outcome: 'ANSWERED', settlement: 'SETTLED_NOW', waitSeconds: 20, version: 5 },
      // 180 seconds since the first answer, 30 of them in the second queue.
      ...{ handleSeconds: 150, endedAt: later(200).toISOString(), agent: { id: `agt_${second}` } },
    });
    expect(
      await open.api.ask(`{ node(id: "${id}") { ... on Interaction { handOffs {
        at takenAt moves cause isWarm storyRepeated fromAgent { id } fromQueue { id } toAgent { id } toQueue { id } } } } }`),
    ).toEqual({
      node: {
        handOffs: [
          {
            ...{ at: later(80).toISOString(), takenAt: later(110).toISOString(), moves: 'CUSTOMER' },
            ...{ cause: 'KNOWLEDGE', isWarm: false, storyRepeated: true, fromQueue: null },
            ...{ fromAgent: { id: `agt_${first}` }, toAgent: { id: `agt_${second}` } },
            toQueue: { id: `que_${back}` },
          },
        ],
      },
    });
  });

  test('passes to an agent at once, and its work without the customer', async () => {
    const { bank } = open.api;
    const [first, second] = [await bank.agent(), await bank.agent()];
    const { id } = await open.rings();
    await open.done('answer', { id, agent: `agt_${first}` });
    const work = { id, moves: 'WORK', cause: 'AUTHORITY', isWarm: true };
    expect(await open.done('handOff', { ...work, toAgent: `agt_${second}` })).toMatchObject({
      ...{ state: 'RUNNING', agent: { id: `agt_${first}` } },
    });
    expect(
      await open.done('handOff', { id, toAgent: `agt_${second}`, cause: 'LANGUAGE', isWarm: true }),
    ).toMatchObject({ state: 'RUNNING', agent: { id: `agt_${second}` } });
    expect(
      await open.rows('hand_offs', `interaction_id = '${id.slice(4)}' ORDER BY external_id`),
    ).toMatchObject([
      { moves: 'WORK', from_agent_id: first, to_agent_id: second, taken_at: NOW },
      { moves: 'CUSTOMER', from_agent_id: first, to_agent_id: second, taken_at: NOW },
    ]);
  });

  test('enters its queue out of a menu, and goes on to another', async () => {
    const { bank } = open.api;
    const [front, back] = [await bank.queue('Front'), await bank.queue('Back')];
    const { id } = await open.rings({ startedAt: minutesAgo(5) });
    const on = { id, cause: 'AUTOMATION_GAVE_UP', isWarm: false };
    const queued = await open.done('handOff', { ...on, toQueue: `que_${front}`, at: minutesAgo(4) });
    expect(queued).toMatchObject({ state: 'WAITING', queuedAt: minutesAgo(4).toISOString() });
    expect(await refusedAs('handOff', { ...on, toQueue: `que_${front}` })).toEqual([['INVALID', 'toQueue']]);
    await open.done('handOff', { ...on, toQueue: `que_${back}`, at: minutesAgo(3) });
    const agent = `agt_${await bank.agent()}`;
    expect(await open.done('answer', { id, agent, at: minutesAgo(2) })).toMatchObject({ waitSeconds: 120 });
    expect(await open.done('end', { id, settlement: 'UNKNOWN' })).toMatchObject({ handleSeconds: 120 });
  });

  test('that nobody answers is abandoned in its queue, left in the menu, or missed', async () => {
    const queue = `que_${await open.api.bank.queue()}`;
    const endOf = async (more: object, end: object = {}) => {
      const { id } = await open.rings({ startedAt: minutesAgo(1), ...more });
      return open.done('end', { id, settlement: 'NOT_SETTLED', ...end });
    };
    expect(await endOf({ queue })).toMatchObject({
      ...{ outcome: 'ABANDONED', waitSeconds: 60, handleSeconds: null },
    });
    expect(await endOf({})).toMatchObject({ outcome: 'LEFT_IN_MENU', waitSeconds: null });
    expect(await endOf({ direction: 'OUTBOUND' })).toMatchObject({ outcome: 'MISSED', waitSeconds: null });
    expect(
      await endOf({ channel: 'CHATBOT' }, { outcome: 'CONTAINED', settlement: 'SETTLED_NOW' }),
    ).toMatchObject({ outcome: 'CONTAINED', settlement: 'SETTLED_NOW' });
  });

  test('that is left in a later queue was answered all the same', async () => {
    const { bank } = open.api;
    const { id } = await open.rings({ startedAt: minutesAgo(5) });
    await open.done('answer', { id, agent: `agt_${await bank.agent()}`, at: minutesAgo(4) });
    const on = { cause: 'WRONG_PLACE', isWarm: false, at: minutesAgo(3) };
    await open.done('handOff', { id, toQueue: `que_${await bank.queue()}`, ...on });
    expect(await open.done('end', { id, settlement: 'NOT_SETTLED' })).toMatchObject({
      ...{ outcome: 'ANSWERED', waitSeconds: 60, handleSeconds: 60 },
    });
  });

  test('is the customer’s latest contact, in the same transaction', async () => {
    const customer = await open.api.bank.customer({ lastContactAt: minutesAgo(90) });
    const input = { channel: 'PHONE', direction: 'INBOUND', customer: `cus_${customer}` };
    await open.done('start', { ...input, startedAt: minutesAgo(30) });
    const [row] = await open.rows('customers', `id = '${customer}'`);
    expect(row).toMatchObject({ last_contact_at: minutesAgo(30) });
  });

  test('of somebody who was merged is the survivor’s, lies beside them, and keeps the profile that was named', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const profile = await bank.sourceProfile(loser);
    await bank.absorb(survivor, loser);
    const { id } = await open.rings({ customer: `cus_${loser}` });
    expect(id.slice(4, 11)).toBe(survivor.slice(0, 7));
    expect(await open.rows('interactions', `id = '${id.slice(4)}'`)).toMatchObject([
      { customer_id: survivor, source_profile_id: profile },
    ]);
  });
});

test('a contact passes on twenty times, as many as are shown of it, and is ended then', async () => {
  const { bank } = open.api;
  const queues = [await bank.queue('One'), await bank.queue('Two')];
  const { id } = await open.rings();
  const on = (turn: number) => ({
    id,
    toQueue: `que_${queues[turn % 2] ?? ''}`,
    cause: 'OTHER',
    isWarm: false,
  });
  for (let turn = 0; turn < 20; turn += 1) await open.done('handOff', on(turn));
  expect(await refusedAs('handOff', on(20))).toEqual([['INVALID', 'id']]);
  expect(await open.done('end', { id, settlement: 'UNKNOWN' })).toMatchObject({ outcome: 'ABANDONED' });
});

describe('what cannot have happened is refused, and changes nothing:', () => {
  const agent = async () => `agt_${await open.api.bank.agent()}`;

  test.each([
    ['startedAt', 'INVALID', () => ({ startedAt: later(1) })],
    ['startedAt', 'INVALID', () => ({ startedAt: new Date('2010-01-01') })],
    ['reach', 'INVALID', () => ({ reach: 5 })],
    ['reach', 'INVALID', () => ({ reach: -1, isPublic: true })],
    ['customer', 'NOT_FOUND', () => ({ customer: `cus_${newId()}` })],
    ['reason', 'NOT_FOUND', () => ({ reason: `rea_${newId()}` })],
    ['queue', 'NOT_FOUND', () => ({ queue: `que_${newId()}` })],
    ['agent', 'NOT_FOUND', () => ({ agent: `agt_${newId()}` })],
  ])('a start with such a %s is %s', async (field, code, more) => {
    const customer = `cus_${await open.api.bank.customer()}`;
    const before = await open.everything();
    const input = { channel: 'PHONE', direction: 'INBOUND', customer, ...more() };
    expect(await refusedAs('start', input)).toEqual([[code, field]]);
    expect(await open.everything()).toEqual(before);
  });

  test.each([
    ['at', { at: later(1) }],
    ['at', { at: minutesAgo(11) }],
    ['outcome', { outcome: 'ABANDONED' }],
    ['outcome', { outcome: 'PHANTOM' }],
    ['sentiment', { sentiment: 101 }],
    ['reason', { reason: `rea_${newId()}` }],
  ])('an end with such a %s', async (field, more) => {
    const { id } = await open.rings({ startedAt: minutesAgo(20) });
    await open.done('answer', { id, agent: await agent(), at: minutesAgo(10) });
    const before = await open.everything();
    const code = field === 'reason' ? 'NOT_FOUND' : 'INVALID';
    expect(await refusedAs('end', { id, settlement: 'UNKNOWN', ...more })).toEqual([[code, field]]);
    expect(await open.everything()).toEqual(before);
  });

  test('a settlement of what nobody answered', async () => {
    const { id } = await open.rings();
    for (const settlement of ['SETTLED_NOW', 'PROMISED'])
      expect(await refusedAs('end', { id, settlement })).toEqual([['INVALID', 'settlement']]);
  });

  test('an end before what was written last', async () => {
    const { id } = await open.rings({ channel: 'CHAT', startedAt: minutesAgo(9) });
    const written = { interaction: id, direction: 'INBOUND', text: 'Hello?', at: minutesAgo(3) };
    expect((await open.ask('addMessage', written)).userErrors).toEqual([]);
    expect(await refusedAs('end', { id, settlement: 'UNKNOWN', at: minutesAgo(4) })).toEqual([
      ['INVALID', 'at'],
    ]);
    expect(await refusedAs('end', { id, settlement: 'UNKNOWN', at: minutesAgo(3) })).toEqual([]);
  });

  test('an answer by nobody, or before the start', async () => {
    const { id } = await open.rings();
    expect(await refusedAs('answer', { id })).toEqual([['INVALID', 'agent']]);
    expect(await refusedAs('answer', { id, agent: `agt_${newId()}` })).toEqual([['NOT_FOUND', 'agent']]);
    expect(await refusedAs('answer', { id, agent: await agent(), at: minutesAgo(1) })).toEqual([
      ['INVALID', 'at'],
    ]);
  });

  test('a hand-off to oneself, to nobody, to both, or of what nobody has', async () => {
    const [mine, other] = [await agent(), await agent()];
    const queue = `que_${await open.api.bank.queue()}`;
    const { id } = await open.rings();
    const on = { id, cause: 'OTHER', isWarm: false };
    expect(await refusedAs('handOff', { ...on, toAgent: other })).toEqual([['INVALID', 'toAgent']]);
    expect(await refusedAs('handOff', { ...on, toQueue: queue, moves: 'WORK' })).toEqual([
      ['INVALID', 'moves'],
    ]);
    await open.done('answer', { id, agent: mine });
    const before = await open.everything();
    for (const to of [{}, { toAgent: other, toQueue: queue }, { toAgent: mine }])
      expect(await refusedAs('handOff', { ...on, ...to })).toEqual([['INVALID', 'toAgent']]);
    expect(await refusedAs('handOff', { ...on, toQueue: `que_${newId()}` })).toEqual([
      ['NOT_FOUND', 'toQueue'],
    ]);
    expect(await refusedAs('handOff', { ...on, toAgent: other, at: minutesAgo(1) })).toEqual([
      ['INVALID', 'at'],
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('whatever is done to what has ended, but to say whose it is', async () => {
    const { id } = await open.rings();
    await open.done('end', { id, settlement: 'UNKNOWN' });
    const before = await open.everything();
    const moves = [
      open.ask('answer', { id, agent: await agent() }),
      open.ask('handOff', { id, cause: 'OTHER', isWarm: true, toAgent: await agent() }),
      open.ask('end', { id, settlement: 'UNKNOWN' }),
    ];
    for (const { userErrors } of await Promise.all(moves))
      expect(userErrors).toMatchObject([{ code: 'ILLEGAL_MOVE', field: 'id', allowedMoves: ['IDENTIFY'] }]);
    expect(
      (await open.ask('addMessage', { interaction: id, direction: 'INBOUND', text: 'x' })).userErrors,
    ).toMatchObject([{ code: 'ILLEGAL_MOVE', field: 'interaction', allowedMoves: ['IDENTIFY'] }]);
    expect(await open.everything()).toEqual(before);
  });

  test('a second answer', async () => {
    const { id } = await open.rings();
    await open.done('answer', { id, agent: await agent() });
    expect((await open.ask('answer', { id, agent: await agent() })).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', allowedMoves: ['HAND_OFF', 'ADD_MESSAGE', 'END', 'IDENTIFY'] },
    ]);
  });
});
