import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

interface Listed {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<string, boolean>>;
}

/** Lists by their alias. */
type Owner = Readonly<Record<string, Listed>>;

const PAGE = '{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } }';

/** Accounts of many customers are read in one go and cut afterwards, those of one by their own statement. */
describe('accounts of many customers at once', () => {
  let api: TestApi;
  const owners: string[] = [];

  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const product = await bank.product();
    const [first, second, third, absorbed] = [
      await bank.customer(),
      await bank.customer(),
      await bank.customer(),
      await bank.customer(),
    ];
    for (let place = 0; place < 12; place += 1) {
      const account = await bank.account(product, {
        // Some were opened in one moment, and of some it is not known when.
        openedAt: place % 5 === 0 ? null : minutesAgo(Math.floor(place / 3)),
        status: place % 4 === 0 ? 'BLOCKED' : 'OPEN',
      });
      await bank.holder(account, place < 7 ? first : absorbed);
      if (place % 2 === 0) await bank.holder(account, second, { role: 'JOINT' });
      // Held in two roles, and by both of those who are one customer now.
      if (place % 3 === 0) await bank.holder(account, second, { role: 'AUTHORISED' });
      if (place > 8) await bank.holder(account, third, place > 10 ? { validTo: minutesAgo(1) } : {});
    }
    await bank.absorb(third, absorbed);
    owners.push(...[first, second, third].map((id) => `cus_${id}`));
  });
  afterAll(() => api.close());

  const ask = async (ids: readonly string[], fields: string): Promise<readonly Owner[]> => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { ${fields} } } }`;
    return (await api.ask<{ nodes: readonly Owner[] }>(query, { ids })).nodes;
  };

  /** Each customer's, asked for by themselves. */
  const oneByOne = async (fields: string): Promise<readonly Owner[]> =>
    (await Promise.all(owners.map((id) => ask([id], fields)))).flat();

  test.each([
    'first: 2',
    'last: 2',
    'first: 20',
    'first: 3, status: OPEN',
    'first: 20, includeEnded: true',
    'last: 3, status: BLOCKED, includeEnded: true',
  ])('are those of each: %s', async (args) => {
    const fields = `accounts(${args}) ${PAGE}`;
    const together = await ask(owners, fields);
    expect(together.map((owner) => owner['accounts']?.edges.length)).not.toContain(0);
    const ids = (list: readonly Owner[]) =>
      list.map(({ accounts }) => [accounts?.edges.map(({ node }) => node.id), accounts?.pageInfo]);
    expect(ids(together)).toEqual(ids(await oneByOne(fields)));
  });

  test('go on where a page ended', async () => {
    const [, second] = await ask(owners, `accounts(first: 3) ${PAGE}`);
    const after = second?.['accounts']?.edges.at(-1)?.cursor ?? '';
    const rest = `accounts(first: 2, after: ${JSON.stringify(after)}) ${PAGE}`;
    const together = await ask(owners, rest);
    expect(together.map((owner) => owner['accounts']?.edges.length)).toEqual([2, 2, 2]);
    expect(together).toEqual(await oneByOne(rest));
  });

  test('are those of each where pages differ', async () => {
    const [one, other] = [`accounts(first: 2) ${PAGE}`, `accounts(last: 3) ${PAGE}`];
    const together = await ask(owners, `one: ${one} other: ${other}`);
    const nodesOf = (list: readonly Owner[], alias: string) =>
      list.map((owner) => owner[alias]?.edges.map(({ node }) => node.id));
    expect(nodesOf(together, 'one')).toEqual(nodesOf(await oneByOne(one), 'accounts'));
    expect(nodesOf(together, 'other')).toEqual(nodesOf(await oneByOne(other), 'accounts'));
  });
});
