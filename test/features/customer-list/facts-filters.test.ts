import fc from 'fast-check';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

/** A fact as the oracle knows it: one value to filter by, and how many minutes ago it happened. */
interface Fact {
  readonly value: string;
  readonly minutes: number;
}

const KINDS = {
  interactions: { field: 'channel', values: ['PHONE', 'EMAIL'] },
  cases: { field: 'kind', values: ['COMPLAINT', 'REQUEST'] },
  promises: { field: 'state', values: ['OPEN', 'KEPT'] },
  surveyAnswers: { field: 'metric', values: ['NPS', 'CSAT'] },
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

interface Asked {
  readonly some?: string;
  readonly none?: string;
  readonly count?: Readonly<Partial<Record<'eq' | 'gt' | 'gte' | 'lt' | 'lte', number>>>;
  readonly where?: string;
  readonly within?: number;
}

/** What the filter means, in plain code that knows nothing of SQL. */
function holds(facts: readonly Fact[], { some, none, count, where, within }: Asked): boolean {
  if (some !== undefined && !facts.some(({ value }) => value === some)) return false;
  if (none !== undefined && facts.some(({ value }) => value === none)) return false;
  const counted = facts.filter(
    ({ value, minutes }) =>
      (where === undefined || value === where) && (within === undefined || minutes <= within),
  ).length;
  const compare = {
    eq: (n: number) => counted === n,
    gt: (n: number) => counted > n,
    gte: (n: number) => counted >= n,
  };
  return Object.entries(count ?? {}).every(([operator, n]) => {
    if (operator === 'lt') return counted < n;
    if (operator === 'lte') return counted <= n;
    return compare[operator as keyof typeof compare](n);
  });
}

describe('a list of customers', () => {
  let api: TestApi;
  /** The facts of each customer, those of whoever was merged into them included. */
  const factsOf = new Map<string, Record<Kind, Fact[]>>();

  async function addFact(customer: string, kind: Kind, { value, minutes }: Fact): Promise<void> {
    const at = minutesAgo(minutes);
    const { bank } = api;
    if (kind === 'interactions') await bank.interaction(customer, { channel: value, startedAt: at });
    if (kind === 'cases') await bank.case(customer, { kind: value, openedAt: at });
    if (kind === 'promises') await bank.promise(customer, { state: value, madeAt: at });
    if (kind === 'surveyAnswers')
      await bank.answer(customer, value === 'NPS' ? 'NPS' : 'CSAT', 3, { answeredAt: at });
  }

  beforeAll(async () => {
    api = await openApi();
    for (let index = 0; index < 10; index += 1) {
      const survivor = await api.bank.customer();
      // Every third customer has a second half, merged into the first; its facts count as one customer's.
      const halves = index % 3 === 0 ? [survivor, await api.bank.customer()] : [survivor];
      const facts: Record<Kind, Fact[]> = { interactions: [], cases: [], promises: [], surveyAnswers: [] };
      for (const kind of kinds) {
        for (let fact = 0; fact < (index + kinds.indexOf(kind)) % 5; fact += 1) {
          const value = KINDS[kind].values[(index + fact) % 2] ?? '';
          const made = { value, minutes: ((index * 7 + fact * 13) % 6) * 10 };
          await addFact(halves[fact % halves.length] ?? survivor, kind, made);
          facts[kind].push(made);
        }
      }
      if (halves[1] !== undefined) await api.bank.absorb(survivor, halves[1]);
      factsOf.set(`cus_${survivor}`, facts);
    }
  });
  afterAll(() => api.close());

  const asked = (kind: Kind): fc.Arbitrary<Asked> => {
    const value = fc.constantFrom<string>(...KINDS[kind].values);
    const number = fc.nat(4);
    const count = fc
      .constantFrom('eq', 'gt', 'gte', 'lt', 'lte')
      .chain((operator) => number.map((n) => ({ [operator]: n })));
    const within = fc.constantFrom(0, 10, 25, 50);
    return fc.oneof(
      value.map((some) => ({ some })),
      value.map((none) => ({ none })),
      fc.record({ count, where: value, within }, { requiredKeys: ['count'] }),
      fc.record({ some: value, count, where: value }),
    );
  };

  const toInput = (kind: Kind, { some, none, count, where, within }: Asked): object => {
    const like = (value: string) => ({ [KINDS[kind].field]: { eq: value } });
    return {
      ...(some !== undefined && { some: like(some) }),
      ...(none !== undefined && { none: like(none) }),
      ...(count && { count }),
      ...(where !== undefined && { where: like(where) }),
      ...(within !== undefined && { within: `PT${String(within)}M` }),
    };
  };

  const listed = async (filter: object): Promise<string[]> => {
    const { customers } = await api.ask<{
      customers: { nodes: { id: string }[]; totalCount: { value: number } };
    }>(
      'query ($filter: CustomerFilter) { customers(filter: $filter, first: 100) { nodes { id } totalCount { value } } }',
      { filter },
    );
    expect(customers.totalCount.value).toBe(customers.nodes.length);
    return customers.nodes.map(({ id }) => id).sort();
  };

  test.each(kinds)('is narrowed down by the %s of each customer, and by the negation', async (kind) => {
    await fc.assert(
      fc.asyncProperty(asked(kind), fc.boolean(), async (wanted, negated) => {
        const expected = [...factsOf]
          .filter(([, facts]) => holds(facts[kind], wanted) !== negated)
          .map(([id]) => id)
          .sort();
        const filter = { [kind]: toInput(kind, wanted) };
        expect(await listed(negated ? { not: filter } : filter)).toEqual(expected);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test('is narrowed down by accounts that are held now', async () => {
    const { bank } = api;
    const [holder, former, other] = [await bank.customer(), await bank.customer(), await bank.customer()];
    const loan = await bank.product('Loan', { kind: 'LOAN' });
    const account = await bank.account(loan);
    await bank.holder(account, holder);
    await bank.holder(account, former, { validTo: minutesAgo(1) });
    const filter = { accounts: { some: { product: { eq: `prd_${loan}` } } } };
    expect(await listed(filter)).toEqual([`cus_${holder}`]);
    const without = await listed({ accounts: { none: { product: { eq: `prd_${loan}` } } } });
    expect(without).toEqual(expect.arrayContaining([`cus_${former}`, `cus_${other}`]));
    expect(without).not.toContain(`cus_${holder}`);
  });

  test.each([
    ['{ interactions: { within: "P1D" } }', '"filter.interactions" says "where" or "within" without "count"'],
    ['{ cases: { where: { kind: { eq: REQUEST } } } }', '"filter.cases" says'],
    ['{ cases: { count: { gte: 1001 } } }', '"filter.cases.count.gte" must be 0 to 1000, not 1001'],
    ['{ promises: { count: { lt: -1 } } }', '"filter.promises.count.lt" must be 0 to 1000'],
  ])('refuses %s', async (filter, message) => {
    const refusal = await api.refusal(`{ customers(filter: ${filter}, first: 1) { nodes { id } } }`);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
  });

  test('refuses a span of time that is none', async () => {
    const query =
      '{ customers(filter: { cases: { count: { gte: 1 }, within: "30 days" } }, first: 1) { nodes { id } } }';
    expect((await api.refusal(query)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('"within" while paging', () => {
  test('looks back from the moment of the first page', async () => {
    let now = minutesAgo(0);
    const api = await openApi({ clock: () => now });
    for (let customer = 0; customer < 4; customer += 1) {
      await api.bank.interaction(await api.bank.customer(), { startedAt: minutesAgo(55) });
    }
    const page = async (after: string | null) => {
      const { customers } = await api.ask<{
        customers: { nodes: unknown[]; pageInfo: { endCursor: string } };
      }>(
        `query ($after: String) { customers(filter: { interactions: { count: { gte: 1 }, within: "PT1H" } }, first: 2, after: $after) {
          nodes { id } pageInfo { endCursor } } }`,
        { after },
      );
      return customers;
    };
    const first = await page(null);
    now = minutesAgo(-30);
    const second = await page(first.pageInfo.endCursor);
    expect([first.nodes.length, second.nodes.length]).toEqual([2, 2]);
    expect((await page(null)).nodes).toEqual([]);
    await api.close();
  });
});
