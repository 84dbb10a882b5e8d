import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

interface Written {
  readonly node: {
    readonly messages: {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly startCursor: string | null; readonly endCursor: string | null };
      readonly totalCount: { readonly value: number };
    };
  };
}

const AGENT = '{ id }';

describe('a contact', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('shows what was written in it, by whom, in the order of time', async () => {
    const { bank } = api;
    const [customer, agent] = [await bank.customer(), await bank.agent()];
    const interaction = await bank.interaction(customer, { channel: 'CHAT' });
    const reply = { direction: 'OUTBOUND', agentId: agent, at: minutesAgo(30), text: null };
    const second = await bank.message(interaction, customer, reply);
    const first = await bank.message(interaction, customer, { at: minutesAgo(31) });
    await bank.message(await bank.interaction(customer), customer);
    const answer = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on Interaction { messages(first: 5) {
        nodes { id at direction text agent ${AGENT} customer { id } } totalCount { value } } } } }`,
      { id: `int_${interaction}` },
    );
    expect(answer).toEqual({
      node: {
        messages: {
          nodes: [
            {
              id: `msg_${first}`,
              at: minutesAgo(31).toISOString(),
              direction: 'INBOUND',
              text: 'My card was declined.',
              agent: null,
              customer: { id: `cus_${customer}` },
            },
            {
              id: `msg_${second}`,
              at: minutesAgo(30).toISOString(),
              direction: 'OUTBOUND',
              text: null,
              agent: { id: `agt_${agent}` },
              customer: null,
            },
          ],
          totalCount: { value: 2 },
        },
      },
    });
  });

  test('shows its messages page by page, from both ends, those of one moment by their ids', async () => {
    const { bank } = api;
    const interaction = await bank.interaction(null, { channel: 'CHAT' });
    const written: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const id = `msgs00000000000${String(index)}`.padEnd(16, '0').slice(0, 16);
      written.push(
        `msg_${await bank.message(interaction, null, { id, at: minutesAgo(30 - Math.floor(index / 3)) })}`,
      );
    }
    const walk = async (size: string, cursor: 'startCursor' | 'endCursor', bound: string) => {
      const pages: string[][] = [];
      for (let at: string | null = null; ;) {
        const { node }: Written = await api.ask<Written>(
          `query ($id: ID!, $at: String) { node(id: $id) { ... on Interaction { messages(${size}, ${bound}: $at) {
            nodes { id } pageInfo { startCursor endCursor } totalCount { value } } } } }`,
          { id: `int_${interaction}`, at },
        );
        expect(node.messages.totalCount).toEqual({ value: 7 });
        if (node.messages.nodes.length === 0) return pages;
        pages.push(node.messages.nodes.map(({ id }) => id));
        at = node.messages.pageInfo[cursor];
      }
    };
    expect((await walk('first: 3', 'endCursor', 'after')).flat()).toEqual(written);
    expect((await walk('last: 2', 'startCursor', 'before')).reverse().flat()).toEqual(written);
  });

  test('shows through whose hands it went, why, and what the customer had of it', async () => {
    const { bank } = api;
    const interaction = await bank.interaction(null);
    const [from, to] = [await bank.agent(), await bank.agent()];
    const [care, cards] = [await bank.queue('Care'), await bank.queue('Cards')];
    const work = await bank.handOff(interaction, null, {
      at: minutesAgo(50),
      moves: 'WORK',
      fromAgentId: to,
    });
    const moved = await bank.handOff(interaction, null, {
      at: minutesAgo(55),
      cause: 'KNOWLEDGE',
      fromAgentId: from,
      fromQueueId: care,
      toAgentId: to,
      toQueueId: cards,
      isWarm: false,
      storyRepeated: true,
    });
    const answer = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on Interaction { handOffs {
        id at moves cause isWarm storyRepeated fromAgent ${AGENT} fromQueue { name } toAgent ${AGENT} toQueue { name } } } } }`,
      { id: `int_${interaction}` },
    );
    expect(answer).toEqual({
      node: {
        handOffs: [
          {
            id: `hof_${moved}`,
            at: minutesAgo(55).toISOString(),
            moves: 'CUSTOMER',
            cause: 'KNOWLEDGE',
            isWarm: false,
            storyRepeated: true,
            fromAgent: { id: `agt_${from}` },
            fromQueue: { name: 'Care' },
            toAgent: { id: `agt_${to}` },
            toQueue: { name: 'Cards' },
          },
          {
            id: `hof_${work}`,
            at: minutesAgo(50).toISOString(),
            moves: 'WORK',
            cause: null,
            isWarm: null,
            storyRepeated: null,
            fromAgent: { id: `agt_${to}` },
            fromQueue: null,
            toAgent: null,
            toQueue: null,
          },
        ],
      },
    });
  });

  test('shows no more hand-offs than it says', async () => {
    const interaction = await api.bank.interaction(null);
    for (let index = 0; index < 21; index += 1) {
      await api.bank.handOff(interaction, null, { at: minutesAgo(50 - index) });
    }
    const answer = await api.ask<{ node: { handOffs: { at: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Interaction { handOffs { at } } } }',
      { id: `int_${interaction}` },
    );
    expect(answer.node.handOffs).toHaveLength(20);
    expect(answer.node.handOffs[0]).toEqual({ at: minutesAgo(50).toISOString() });
  });

  test('takes one statement for the messages, and one for the hand-offs, of 2 contacts as of 20', async () => {
    const agentId = await api.bank.agent();
    for (const count of [2, 20]) {
      const ids = await Promise.all(
        Array.from({ length: count }, async () => {
          const id = await api.bank.interaction(null);
          await api.bank.message(id, null, { direction: 'OUTBOUND', agentId });
          await api.bank.handOff(id, null, { toAgentId: agentId });
          return `int_${id}`;
        }),
      );
      api.statements.length = 0;
      await api.ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Interaction {
          messages(first: 3) { nodes { agent ${AGENT} } } handOffs { toAgent ${AGENT} } } } }`,
        { ids },
      );
      expect([...api.statements].sort()).toEqual([
        'agents.findAgentsById',
        'interactions.findInteractionsById',
        'interactions.handOffsOfInteraction',
        'interactions.messagesOfInteraction',
      ]);
    }
  });

  test('of a customer who was merged is found by its words, and its messages are the survivor’s', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const interaction = await bank.interaction(loser, { channel: 'EMAIL' });
    await bank.message(interaction, loser, { text: 'Prosím o vrácení poplatku' });
    await bank.absorb(survivor, loser);
    const answer = await api.ask(
      `query ($id: ID!) { customer(by: { id: $id }) {
        interactions(filter: { message: { contains: "VRACENI" } }, first: 5) { nodes { id messages(first: 1) { nodes { customer { id } } } } } } }`,
      { id: `cus_${survivor}` },
    );
    expect(answer).toEqual({
      customer: {
        interactions: {
          nodes: [
            { id: `int_${interaction}`, messages: { nodes: [{ customer: { id: `cus_${survivor}` } }] } },
          ],
        },
      },
    });
  });
});
