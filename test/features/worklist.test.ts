import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi, type TestApi } from '../support/api';
import { advocacyStatus } from '../support/advocates';
import { minutesAgo } from '../support/bank';

const WORKLIST = readFileSync(join(__dirname, '../../examples/operations/02-worklist.graphql'), 'utf8');

interface Worklist {
  readonly customers: {
    readonly nodes: {
      readonly id: string;
      readonly interactions: { readonly nodes: { readonly startedAt: string }[] };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('the worklist', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  async function customerContacted(minutes: number, segment: string): Promise<string> {
    const { bank } = api;
    const customer = await bank.customer({ segment, lastContactAt: minutesAgo(minutes) });
    const reasonId = await bank.reason('Cards');
    const agentId = await bank.agent();
    for (let contact = 0; contact < 5; contact += 1) {
      await bank.interaction(customer, { startedAt: minutesAgo(minutes + contact), reasonId, agentId });
    }
    await bank.holder(await bank.account(await bank.product()), customer);
    await bank.answer(customer, 'NPS', 3, { answeredAt: minutesAgo(50) });
    await bank.answer(customer, 'NPS', 8, { answeredAt: minutesAgo(40) });
    await advocacyStatus(bank, customer);
    return `cus_${customer}`;
  }

  test('shows the customers of a segment, the last contacted first, each with their own latest three contacts', async () => {
    const older = await customerContacted(300, 'SME');
    const newer = await customerContacted(200, 'SME');
    await customerContacted(100, 'CORPORATE');

    const { customers } = await api.ask<Worklist>(WORKLIST, { segment: 'SME' });

    expect(customers.nodes.map(({ id }) => id)).toEqual([newer, older]);
    expect(
      customers.nodes.map(({ interactions }) => interactions.nodes.map(({ startedAt }) => startedAt)),
    ).toEqual(
      [200, 300].map((minutes) => [0, 1, 2].map((later) => minutesAgo(minutes + later).toISOString())),
    );
    expect(customers.nodes[0]).toMatchObject({
      accounts: { nodes: [{ product: { name: 'Current account' }, status: 'OPEN' }] },
      scores: { nps: { score: 8 } },
      advocacy: { stage: 'PROMOTER' },
    });
    expect(customers.pageInfo.hasNextPage).toBe(false);
  });

  test('runs one statement per level and loader, for 2 customers as for 20', async () => {
    const statements = [
      'accounts.accountsOfCustomer',
      'accounts.findProductsById',
      'agents.findAgentsById',
      'contactReasons.findContactReasonsById',
      'customerList.allCustomers',
      'interactions.interactionsOfCustomer',
      'surveys.findLastScores',
    ];
    for (const count of [2, 20]) {
      const segment = count === 2 ? 'AFFLUENT' : 'PRIVATE';
      await Promise.all(Array.from({ length: count }, (_, index) => customerContacted(index, segment)));
      api.statements.length = 0;
      const { customers } = await api.ask<Worklist>(WORKLIST, { segment });
      expect(customers.nodes).toHaveLength(count);
      expect([...api.statements].sort()).toEqual(statements);
    }
  });

  test('of a segment without customers is empty', async () => {
    expect(
      await api.ask(
        `{ customers(filter: { segment: { in: [] } }, first: 5) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
      ),
    ).toEqual({
      customers: { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } },
    });
  });
});
