import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

describe('a contact', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('tells where it waited, how it felt, who could read it and which way the answer took', async () => {
    const { bank } = api;
    const queue = await bank.queue('Social media');
    const id = await bank.interaction(null, {
      channel: 'SOCIAL',
      queueId: queue,
      sentiment: -80,
      isPublic: true,
      reach: 120_000,
      moodAtStart: 'ANGRY',
      moodAtEnd: 'CONTENT',
      replyChannel: 'PHONE',
      askedBy: 'PROSPECT',
    });
    const answer = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on Interaction {
        queue { id name code } sentiment isPublic reach moodAtStart moodAtEnd replyChannel askedBy customer { id } } } }`,
      { id: `int_${id}` },
    );
    expect(answer).toEqual({
      node: {
        queue: { id: `que_${queue}`, name: 'Social media', code: expect.any(String) as string },
        sentiment: -80,
        isPublic: true,
        reach: 120_000,
        moodAtStart: 'ANGRY',
        moodAtEnd: 'CONTENT',
        replyChannel: 'PHONE',
        askedBy: 'PROSPECT',
        customer: null,
      },
    });
    expect(await api.ask('query ($id: ID!) { node(id: $id) { id } }', { id: `que_${queue}` })).toEqual({
      node: { id: `que_${queue}` },
    });
  });

  test('tells how long it took until somebody had it, menus and queues included', async () => {
    const { bank } = api;
    const startedAt = new Date('2026-02-01T10:00:00.900Z');
    const answered = await bank.interaction(null, {
      startedAt,
      answeredAt: new Date('2026-02-01T10:01:30.100Z'),
    });
    const contained = await bank.interaction(null, {
      channel: 'CHATBOT',
      startedAt,
      outcome: 'CONTAINED',
      answeredAt: null,
    });
    const { nodes } = await api.ask<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Interaction { secondsUntilHuman } } }',
      { ids: [answered, contained].map((id) => `int_${id}`) },
    );
    expect(nodes).toEqual([{ secondsUntilHuman: 89 }, { secondsUntilHuman: null }]);
  });

  test('that still runs has no end and no time of handling, and says nothing that nobody noted', async () => {
    const id = await api.bank.interaction(null, {
      queuedAt: minutesAgo(60),
      answeredAt: minutesAgo(59),
      waitSeconds: 60,
      settlement: 'UNKNOWN',
    });
    const answer = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on Interaction {
        answeredAt endedAt handleSeconds queue { id } sentiment isPublic reach moodAtStart moodAtEnd replyChannel askedBy } } }`,
      { id: `int_${id}` },
    );
    expect(answer).toEqual({
      node: {
        answeredAt: minutesAgo(59).toISOString(),
        endedAt: null,
        handleSeconds: null,
        queue: null,
        sentiment: null,
        isPublic: false,
        reach: null,
        moodAtStart: null,
        moodAtEnd: null,
        replyChannel: null,
        askedBy: null,
      },
    });
  });
});
