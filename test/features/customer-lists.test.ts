import fc from 'fast-check';
import { openApi, type TestApi } from '../support/api';
import { cases, interactions } from './generated-lists';
import { filterOf, matches, sorted, type List } from './list-oracle';

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: { readonly value: number };
}

/** A list that one customer's can be narrowed down like: by the whole list's fields without the customer, and by texts. */
function ofOneCustomer(list: List, texts: readonly string[]): List {
  const fields = Object.entries(list.fields).filter(([field]) => field !== 'customer');
  const comparable = [...fields, ...texts.map((text) => [text, 'text'] as const)];
  return { ...list, fields: Object.fromEntries(comparable) };
}

const TEXTS = ['my card is lost', '100% refund_', null, 'thank you', 'a card|fee'];

/** One message in each interaction. */
async function withMessages({ bank }: TestApi, list: List): Promise<List> {
  const rows = [];
  for (const [index, row] of list.rows.entries()) {
    const message = TEXTS[index % TEXTS.length] ?? null;
    await bank.message(row.id.slice(4), null, { text: message });
    rows.push({ ...row, message });
  }
  return { ...list, rows };
}

describe('a filter within one customer’s list', () => {
  let api: TestApi;
  const lists = new Map<string, List>();

  beforeAll(async () => {
    api = await openApi();
    lists.set('interactions', ofOneCustomer(await withMessages(api, await interactions(api)), ['message']));
    lists.set('cases', ofOneCustomer(await cases(api), ['subject', 'rootCause']));
  });
  afterAll(() => api.close());

  test.each(['interactions', 'cases'])(
    'of %s chooses what it says, page by page, and counts it',
    async (name) => {
      const list = lists.get(name);
      if (!list) throw new Error(`There is no list ${name}`);
      const customer = list.rows[0]?.['customer'] ?? null;
      const rows = list.rows.filter((row) => row['customer'] === customer);
      expect(rows.length).toBeGreaterThan(9);
      const query = `query ($customer: ID!, $filter: ${list.type}OfCustomerFilter, $first: Int, $after: String) {
      customer(by: { id: $customer }) { list: ${name}(filter: $filter, first: $first, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } totalCount { value } } } }`;
      await fc.assert(
        fc.asyncProperty(filterOf(list), fc.integer({ min: 3, max: 20 }), async (filter, first) => {
          const chosen = rows.filter((row) => matches(row, filter));
          const [sort = ''] = Object.values(list.sorts);
          const walked: string[] = [];
          for (let after: string | null = null; ;) {
            const answer: { customer: { list: Listed } } = await api.ask(query, {
              customer,
              filter,
              first,
              after,
            });
            const page = answer.customer.list;
            expect(page.totalCount).toEqual({ value: chosen.length });
            walked.push(...page.nodes.map(({ id }) => id));
            expect(walked.length).toBeLessThanOrEqual(chosen.length);
            if (!page.pageInfo.hasNextPage) break;
            after = page.pageInfo.endCursor;
          }
          expect(walked).toEqual(sorted(chosen, sort, true).map(({ id }) => id));
        }),
        { numRuns: 60, endOnFailure: true },
      );
    },
  );

  test('tells whether it goes on to whoever asks, beside others who do not', async () => {
    const customer = await api.bank.customer();
    for (let count = 0; count < 3; count += 1) await api.bank.interaction(customer);
    const { customer: shown } = await api.ask<{ customer: Record<string, Listed> }>(
      `query ($id: ID!) { customer(by: { id: $id }) {
        alone: interactions(first: 2) { nodes { id } }
        ends: interactions(first: 2) { nodes { id } ...Ends }
        all: interactions(first: 3) { nodes { id } ...Ends } } }
       fragment Ends on InteractionConnection { pageInfo { hasNextPage endCursor } }`,
      { id: `cus_${customer}` },
    );
    const { alone, ends, all } = shown;
    expect(alone?.nodes).toEqual(ends?.nodes);
    expect([ends, all].map((list) => list?.pageInfo.hasNextPage)).toEqual([true, false]);
  });

  test('looks for a text anywhere, whatever the case and the accents', async () => {
    const customer = await api.bank.customer();
    const id = await api.bank.case(customer, { subject: 'Poplatek ve výši 100 % částky' });
    const found = async (contains: string) => {
      const answer = await api.ask<{ customer: { cases: { nodes: { id: string }[] } } }>(
        `query ($id: ID!, $contains: String!) { customer(by: { id: $id }) {
          cases(filter: { subject: { contains: $contains } }, first: 5) { nodes { id } } } }`,
        { id: `cus_${customer}`, contains },
      );
      return answer.customer.cases.nodes.map((node) => node.id);
    };
    expect(await found('VYSI 100')).toEqual([`cas_${id}`]);
    expect(await found('0 %')).toEqual([`cas_${id}`]);
    expect(await found('1%0')).toEqual([]);
    expect(await found('_')).toEqual([]);
  });

  test.each([
    ['cases(filter: { subject: { contains: null } }, first: 1)', '"filter.subject.contains" is null'],
    [
      'cases(filter: { owner: { eq: "cus_0000000000000000" } }, first: 1)',
      '"filter.owner" is no id of type Agent',
    ],
    [
      'interactions(filter: { not: { not: { not: { not: { not: { isPublic: { eq: true } } } } } } }, first: 1)',
      'nested too deeply',
    ],
  ])('like %s is refused, with the place', async (list, message) => {
    const customer = await api.bank.customer();
    const refusal = await api.refusal(
      `{ customer(by: { id: "cus_${customer}" }) { ${list} { nodes { id } } } }`,
    );
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(message) as string,
    });
  });
});
