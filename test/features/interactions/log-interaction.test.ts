import { newId } from '../../../src/kernel/id';
import { minutesAgo } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { AGENT, InteractionApi, mutationOf } from './interaction-api';

let open: InteractionApi;
beforeAll(async () => {
  open = await InteractionApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** A call of ten minutes, that was answered after one. */
const CALL = {
  ...{ channel: 'PHONE', direction: 'INBOUND', startedAt: minutesAgo(30), queuedAt: minutesAgo(28) },
  ...{ answeredAt: minutesAgo(27), endedAt: minutesAgo(17), outcome: 'ANSWERED', settlement: 'SETTLED_NOW' },
};
const CHAT = { ...CALL, channel: 'CHAT' };

const ofSomebody = async (more: object = {}) => ({
  ...CALL,
  customer: `cus_${await open.api.bank.customer()}`,
  ...more,
});

const ONE = `agt_${newId()}`;
const QUEUE = `que_${newId()}`;

function handOff(more: object = {}): object {
  return { at: minutesAgo(25), moves: 'CUSTOMER', toQueue: QUEUE, ...more };
}

function message(more: object = {}): object {
  return { at: minutesAgo(20), direction: 'INBOUND', text: 'My card.', ...more };
}

describe('a contact that is logged', () => {
  test('is kept whole, with its hand-offs and messages, and its times told by its events', async () => {
    const { bank } = open.api;
    const [mine, other, queue] = [await bank.agent(), await bank.agent(), await bank.queue()];
    open.viewer = { ...AGENT, agentId: mine };
    const logged = await open.done(
      'log',
      await ofSomebody({
        ...{ ...CHAT, ivrSeconds: 100, sentiment: -20, moodAtStart: 'UPSET', moodAtEnd: 'CALM' },
        handOffs: [
          {
            ...{ at: minutesAgo(25), takenAt: minutesAgo(22), moves: 'CUSTOMER', cause: 'KNOWLEDGE' },
            ...{ isWarm: false, fromAgent: `agt_${mine}`, toAgent: `agt_${other}`, toQueue: `que_${queue}` },
          },
        ],
        messages: [
          { at: minutesAgo(27), direction: 'INBOUND', text: ' My card. ' },
          { at: minutesAgo(26), direction: 'OUTBOUND', text: 'Which one?' },
        ],
      }),
    );
    expect(logged).toMatchObject({
      ...{ state: 'ENDED', waitSeconds: 60, handleSeconds: 420, version: 1, agent: { id: `agt_${mine}` } },
    });
    expect(
      await open.api
        .ask(`{ node(id: "${logged.id}") { ... on Interaction { ivrSeconds sentiment moodAtStart moodAtEnd
        handOffs { at takenAt cause toAgent { id } } messages(first: 5) { nodes { direction text agent { id } } } } } }`),
    ).toEqual({
      node: {
        ...{ ivrSeconds: 100, sentiment: -20, moodAtStart: 'UPSET', moodAtEnd: 'CALM' },
        handOffs: [
          {
            ...{ at: minutesAgo(25).toISOString(), takenAt: minutesAgo(22).toISOString() },
            ...{ cause: 'KNOWLEDGE', toAgent: { id: `agt_${other}` } },
          },
        ],
        messages: {
          nodes: [
            { direction: 'INBOUND', text: 'My card.', agent: null },
            { direction: 'OUTBOUND', text: 'Which one?', agent: { id: `agt_${mine}` } },
          ],
        },
      },
    });
  });

  test('has the seconds that are given where no events tell them', async () => {
    const given = { queuedAt: null, answeredAt: null, waitSeconds: 45, handleSeconds: 300 };
    expect(await open.done('log', await ofSomebody(given))).toMatchObject({
      ...{ waitSeconds: 45, handleSeconds: 300 },
    });
    // When it was taken on out of the queue is not known, so neither is how long somebody had it.
    const handOff = { at: minutesAgo(25), moves: 'CUSTOMER', toAgent: `agt_${await open.api.bank.agent()}` };
    const handOffs = [{ ...handOff, toQueue: `que_${await open.api.bank.queue()}` }];
    expect(await open.done('log', await ofSomebody({ handleSeconds: 222, handOffs }))).toMatchObject({
      ...{ waitSeconds: 60, handleSeconds: 222 },
    });
  });

  test('is the customer’s latest contact only when it is', async () => {
    const customer = await open.api.bank.customer();
    await open.done('log', { ...CALL, customer: `cus_${customer}` });
    const earlier = {
      startedAt: minutesAgo(300),
      queuedAt: null,
      answeredAt: null,
      endedAt: minutesAgo(290),
    };
    await open.done('log', { ...CALL, customer: `cus_${customer}`, ...earlier });
    expect(await open.rows('customers', `id = '${customer}'`)).toMatchObject([
      { last_contact_at: minutesAgo(30) },
    ]);
  });

  test.each<[string, object]>([
    ['startedAt', { startedAt: new Date('2009-01-01') }],
    ['queuedAt', { queuedAt: minutesAgo(31) }],
    ['answeredAt', { answeredAt: minutesAgo(29) }],
    ['endedAt', { endedAt: minutesAgo(28) }],
    ['endedAt', { endedAt: minutesAgo(-1) }],
    ['waitSeconds', { waitSeconds: 62 }],
    ['waitSeconds', { queuedAt: null, answeredAt: null, waitSeconds: -1 }],
    ['waitSeconds', { queuedAt: null, answeredAt: null, waitSeconds: 900 }],
    ['handleSeconds', { handleSeconds: 598 }],
    ['handleSeconds', { answeredAt: null, outcome: 'ABANDONED', settlement: 'UNKNOWN', handleSeconds: 3 }],
    ['ivrSeconds', { ivrSeconds: 781 }],
    ['outcome', { outcome: 'ABANDONED' }],
    ['outcome', { answeredAt: null, outcome: 'MISSED' }],
    ['outcome', { answeredAt: null, outcome: 'LEFT_IN_MENU' }],
    ['outcome', { direction: 'OUTBOUND', answeredAt: null, outcome: 'CONTAINED' }],
    ['settlement', { answeredAt: null, outcome: 'ABANDONED' }],
    ['sentiment', { sentiment: -101 }],
    ['reach', { reach: 1 }],
    ['externalId', { externalId: ' ' }],
    ['externalId', { externalId: 'x'.repeat(129) }],
    ['messages', { messages: [{ at: minutesAgo(20), direction: 'INBOUND', text: 'x' }] }],
    ['messages.1.at', { ...CHAT, messages: [20, 16].map((ago) => message({ at: minutesAgo(ago) })) }],
    ['messages.0.text', { ...CHAT, messages: [message({ text: '' })] }],
    ['messages.0.agent', { ...CHAT, messages: [message({ agent: `agt_${newId()}` })] }],
    ['messages', { ...CHAT, messages: Array.from({ length: 101 }, () => message()) }],
    ['handOffs.0.at', { handOffs: [handOff({ at: minutesAgo(31) })] }],
    ['handOffs.1.at', { handOffs: [handOff(), handOff({ at: minutesAgo(26) })] }],
    ['handOffs.0.at', { handOffs: [handOff({ at: minutesAgo(16) })] }],
    ['handOffs.0.toAgent', { handOffs: [handOff({ toQueue: null })] }],
    ['handOffs.0.toAgent', { handOffs: [handOff({ toAgent: ONE, fromAgent: ONE })] }],
    ['handOffs.0.toQueue', { handOffs: [handOff({ fromQueue: QUEUE })] }],
    ['handOffs.0.takenAt', { handOffs: [handOff({ takenAt: minutesAgo(20) })] }],
    ['handOffs.0.takenAt', { handOffs: [handOff({ toAgent: ONE, takenAt: minutesAgo(26) })] }],
    ['handOffs.0.takenAt', { handOffs: [handOff({ toAgent: ONE, takenAt: minutesAgo(16) })] }],
    ['handOffs.0.takenAt', { handOffs: [handOff({ toAgent: ONE, toQueue: null, takenAt: minutesAgo(24) })] }],
    ['handOffs', { handOffs: Array.from({ length: 21 }, () => handOff()) }],
  ])('cannot have such a %s, and leaves nothing then', async (field, more) => {
    const input = await ofSomebody(more);
    const before = await open.everything();
    expect((await open.ask('log', input)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test.each<[string, object]>([
    ['customer', { customer: `cus_${newId()}` }],
    ['reason', { reason: `rea_${newId()}` }],
    ['queue', { queue: `que_${newId()}` }],
    ['agent', { agent: `agt_${newId()}` }],
    ['handOffs.0.toQueue', { handOffs: [handOff()] }],
    [
      'messages.0.agent',
      { ...CHAT, messages: [message({ direction: 'OUTBOUND', agent: `agt_${newId()}` })] },
    ],
  ])('names nothing that is not there: %s', async (field, more) => {
    const input = await ofSomebody(more);
    const before = await open.everything();
    expect((await open.ask('log', input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('says where an id that is none stands', async () => {
    const input = await ofSomebody({ handOffs: [handOff({ toAgent: 'cus_x' })] });
    expect(await open.api.refusal(mutationOf('log'), { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('input.handOffs.0.toAgent') as string,
    });
  });
});

describe('a contact that is logged again under the key of its source', () => {
  test('stays as it is and is given, whenever it is told; another may not have the key', async () => {
    const input = await ofSomebody({ externalId: 'call-7' });
    const first = await open.done('log', input);
    expect(await open.done('log', { ...input, externalId: ' call-7 ', settlement: 'UNKNOWN' })).toEqual(
      first,
    );
    const others = [{ channel: 'VIDEO' }, { startedAt: minutesAgo(29) }, { direction: 'OUTBOUND' }];
    for (const other of [...others, { customer: `cus_${await open.api.bank.customer()}` }])
      expect((await open.ask('log', { ...input, ...other })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'externalId' },
      ]);
    expect(await open.rows('interactions', `customer_id = '${input.customer.slice(4)}'`)).toHaveLength(1);
    expect(await open.rows('changes', `object = '${first.id}'`)).toHaveLength(1);
    expect(await open.rows('outbox_messages', `object = '${first.id}'`)).toHaveLength(1);
  });

  test('by several at once is there once', async () => {
    const input = await ofSomebody({ externalId: 'call-8' });
    const all = await Promise.all(Array.from({ length: 6 }, () => open.done('log', input)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await open.rows('interactions', `customer_id = '${input.customer.slice(4)}'`)).toHaveLength(1);
    expect(await open.rows('changes', `object = '${String(all[0]?.id)}'`)).toHaveLength(1);
  });
});

test('a key of one of the bank’s own people is theirs alone: that somebody else took it is told to nobody', async () => {
  const others = await open.done('log', await ofSomebody({ externalId: 'call-10' }));
  open.viewer = { ...viewerWith('AGENT', { segments: ['RETAIL'] }), subjectId: 'usr_another' };
  const input = await ofSomebody({ externalId: 'call-10' });
  const own = await open.done('log', input);
  expect(own.id).not.toBe(others.id);
  expect((await open.done('log', input)).id).toBe(own.id);
});

describe('a partner', () => {
  test('logs from their own source, of their own customers, with keys of their own', async () => {
    const { bank } = open.api;
    const sourceId = await bank.source('chat-ltd');
    const customer = await bank.customer();
    const profile = await bank.sourceProfile(customer, { sourceId });
    const stranger = await bank.customer();
    const input = { ...CALL, customer: `cus_${customer}`, externalId: 'call-9' };
    const ours = await open.done('log', input);
    open.viewer = viewerWith('PARTNER', { partnerSource: 'chat-ltd' });
    const theirs = await open.done('log', input);
    expect(theirs.id).not.toBe(ours.id);
    expect(await open.rows('interactions', `id = '${theirs.id.slice(4)}'`)).toMatchObject([
      { source_id: sourceId, external_id: 'call-9', source_profile_id: profile, agent_id: null },
    ]);
    const before = await open.everything();
    expect((await open.ask('log', { ...input, customer: `cus_${stranger}` })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'customer' },
    ]);
    expect((await open.ask('log', { ...input, customer: null })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'customer' },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('changes what comes from their own source alone', async () => {
    const { bank } = open.api;
    const sourceId = await bank.source('video-ltd');
    const customer = await bank.customer();
    await bank.sourceProfile(customer, { sourceId });
    const agent = `agt_${await bank.agent()}`;
    const staff = await open.rings({ customer: `cus_${customer}` });
    open.viewer = viewerWith('PARTNER', { partnerSource: 'video-ltd' });
    const own = await open.rings({ customer: `cus_${customer}` });
    const before = await open.everything();
    expect((await open.ask('answer', { id: staff.id, agent })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
    expect(await open.everything()).toEqual(before);
    expect((await open.ask('answer', { id: own.id, agent })).userErrors).toEqual([]);
    open.viewer = AGENT;
    expect((await open.ask('end', { id: own.id, settlement: 'SETTLED_NOW' })).userErrors).toEqual([]);
  });
});
