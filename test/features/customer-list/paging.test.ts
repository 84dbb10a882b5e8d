import fc from 'fast-check';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

interface Listed {
  readonly customers: {
    readonly edges: { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

const PAGE = `query Page($order: [CustomerOrder!], $filter: CustomerFilter, $first: Int, $after: String, $last: Int, $before: String) {
  customers(orderBy: $order, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

type Field = 'LAST_CONTACT' | 'NAME' | 'CREATED_AT';
type Direction = 'ASC' | 'DESC';

/** Names that tie under the collation, with ties to the letter among them. */
const NAMES = [
  'Adam',
  'adam',
  'Ádám',
  'Žofie',
  'Zofie',
  '王芳',
  'Оксана',
  'ナカムラ',
  'محمد',
  'अमित',
  'Adam',
];

describe('paging through customers', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
    for (let index = 0; index < 33; index += 1) {
      await api.bank.customer({
        displayName: NAMES[index % NAMES.length] ?? '',
        segment: index % 3 === 0 ? 'SME' : 'RETAIL',
        lastContactAt: index % 4 === 0 ? null : minutesAgo(Math.floor(index / 6)),
        createdAt: minutesAgo(index % 5),
      });
    }
  });
  afterAll(() => api.close());

  /** The whole list in one page: what any walk must come to. */
  async function whole(field: Field, direction: Direction, filter: object): Promise<string[]> {
    const { customers } = await api.ask<Listed>(PAGE, { order: [{ field, direction }], filter, first: 100 });
    return customers.edges.map(({ node }) => node.id);
  }

  async function walk(order: object, filter: object, size: number, backwards: boolean): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const bounds: object = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
      const { customers }: Listed = await api.ask<Listed>(PAGE, { order: [order], filter, ...bounds });
      const page = customers.edges.map(({ node }) => node.id);
      if (backwards) ids.unshift(...page);
      else ids.push(...page);
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = customers.pageInfo;
      expect(page.length).toBeLessThanOrEqual(size);
      expect([startCursor, endCursor]).toEqual([
        customers.edges[0]?.cursor ?? null,
        customers.edges.at(-1)?.cursor ?? null,
      ]);
      if (!(backwards ? hasPreviousPage : hasNextPage)) return ids;
      cursor = backwards ? startCursor : endCursor;
    }
  }

  test('gives the whole list, none lost or doubled, for every order, filter, size and direction of walking', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Field>('LAST_CONTACT', 'NAME', 'CREATED_AT'),
        fc.constantFrom<Direction>('ASC', 'DESC'),
        fc.constantFrom({}, { segment: { eq: 'SME' } }, { segment: { in: ['SME', 'RETAIL'] } }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (field, direction, filter, size, backwards) => {
          const expected = await whole(field, direction, filter);
          expect(new Set(expected).size).toBe('segment' in filter && 'eq' in filter.segment ? 11 : 33);
          expect(await walk({ field, direction }, filter, size, backwards)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('descending is ascending from the other end, customers without a contact counting as the earliest', async () => {
    for (const field of ['LAST_CONTACT', 'NAME', 'CREATED_AT'] as const) {
      expect(await whole(field, 'DESC', {})).toEqual((await whole(field, 'ASC', {})).reverse());
    }
    const contacts = await api.ask<{ customers: { nodes: { lastContactAt: string | null }[] } }>(
      '{ customers(orderBy: [{ field: LAST_CONTACT, direction: DESC }], first: 100) { nodes { lastContactAt } } }',
    );
    const times = contacts.customers.nodes.map(({ lastContactAt }) => lastContactAt ?? '');
    expect(times).toEqual([...times].sort().reverse());
    expect(times.at(-1)).toBe('');
  });

  test('keeps its place when customers come in between two pages', async () => {
    const order = [{ field: 'CREATED_AT', direction: 'DESC' }];
    const filter = { segment: { eq: 'CORPORATE' } };
    const make = (minutes: number) =>
      api.bank.customer({ segment: 'CORPORATE', createdAt: minutesAgo(minutes) });
    const [c3, c2, c1] = [await make(30), await make(20), await make(10)];
    const first = await api.ask<Listed>(PAGE, { order, filter, first: 2 });
    await make(5);
    const between = await make(25);
    const rest = await api.ask<Listed>(PAGE, {
      order,
      filter,
      first: 9,
      after: first.customers.pageInfo.endCursor,
    });
    expect(first.customers.edges.map(({ node }) => node.id)).toEqual([`cus_${c1}`, `cus_${c2}`]);
    expect(rest.customers.edges.map(({ node }) => node.id)).toEqual([`cus_${between}`, `cus_${c3}`]);
  });

  test('between two cursors gives what lies between them', async () => {
    const order = [{ field: 'NAME', direction: 'ASC' }];
    const { customers } = await api.ask<Listed>(PAGE, { order, first: 20 });
    const [after, before] = [customers.edges[3]?.cursor, customers.edges[9]?.cursor];
    const expected = customers.edges.slice(4, 9);
    expect((await api.ask<Listed>(PAGE, { order, first: 50, after, before })).customers.edges).toEqual(
      expected,
    );
    expect((await api.ask<Listed>(PAGE, { order, last: 50, after, before })).customers.edges).toEqual(
      expected,
    );
  });

  test.each([
    ['neither first nor last', {}, 'Say how many rows you want'],
    ['both first and last', { first: 1, last: 1 }, 'either "first" or "last"'],
    ['too many', { first: 101 }, '"first" must be 1 to 100, not 101'],
    ['none', { last: 0 }, '"last" must be 1 to 100, not 0'],
    ['a made-up cursor', { first: 1, after: 'bm8gY3Vyc29y' }, '"after" is no cursor of this list'],
    [
      'two orders',
      {
        first: 1,
        order: [
          { field: 'NAME', direction: 'ASC' },
          { field: 'NAME', direction: 'ASC' },
        ],
      },
      '"orderBy" takes one key',
    ],
  ])('refuses %s and says how to mend it', async (_, variables, message) => {
    const refusal = await api.refusal(PAGE, variables);
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(refusal.message).toContain(message);
  });

  test('refuses the cursor of a list with another order or filter', async () => {
    const { customers } = await api.ask<Listed>(PAGE, { first: 1 });
    const after = customers.pageInfo.endCursor;
    for (const other of [
      { order: [{ field: 'NAME', direction: 'DESC' }] },
      { order: [{ field: 'CREATED_AT', direction: 'ASC' }] },
      { filter: { segment: { eq: 'SME' } } },
    ]) {
      expect(await api.refusal(PAGE, { first: 1, after, ...other })).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    }
    const byName = { order: [{ field: 'NAME', direction: 'ASC' }] };
    expect((await api.ask<Listed>(PAGE, { first: 1, after, ...byName })).customers.edges).toEqual(
      (await api.ask<Listed>(PAGE, { first: 2, ...byName })).customers.edges.slice(1),
    );
  });
});
