import fc from 'fast-check';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';

/** One comparable field of a row, as the graph writes it. */
type Value = string | number | null;
type Row = Readonly<Record<string, Value>> & { readonly id: string };

/** How a field may be compared: what the API calls it, and which operators its kind has. */
const OPERATORS = {
  enum: ['eq', 'in', 'notIn', 'isNull'],
  id: ['eq', 'in', 'notIn', 'isNull'],
  time: ['eq', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  int: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  string: ['eq', 'in', 'notIn', 'startsWith', 'isNull'],
} as const;
type Kind = keyof typeof OPERATORS;

interface List {
  readonly name: string;
  readonly type: string;
  /** Sorts of the list; null sorts lowest. */
  readonly sorts: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Kind>>;
  readonly rows: readonly Row[];
}

type Filter = Readonly<Record<string, unknown>>;

/** What a comparison means, in plain code that knows nothing of SQL. */
function matchesComparison(value: Value, comparison: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(comparison).every(([operator, operand]) => {
    if (operator === 'isNull') return (value === null) === operand;
    if (value === null) return false;
    const list = Array.isArray(operand) ? (operand as Value[]) : [];
    const other = operand as string | number;
    switch (operator) {
      case 'eq':
        return value === other;
      case 'in':
        return list.includes(value);
      case 'notIn':
        return !list.includes(value);
      case 'gt':
        return value > other;
      case 'gte':
        return value >= other;
      case 'lt':
        return value < other;
      case 'lte':
        return value <= other;
      case 'startsWith':
        return String(value).startsWith(String(other));
      default:
        throw new Error(`No such operator: ${operator}`);
    }
  });
}

function matches(row: Row, filter: Filter): boolean {
  return Object.entries(filter).every(([name, part]) => {
    if (name === 'and') return (part as Filter[]).every((inner) => matches(row, inner));
    if (name === 'or') return (part as Filter[]).some((inner) => matches(row, inner));
    if (name === 'not') return !matches(row, part as Filter);
    return matchesComparison(row[name] ?? null, part as Readonly<Record<string, unknown>>);
  });
}

function sorted(rows: readonly Row[], key: string, descending: boolean): Row[] {
  const compare = (a: Value, b: Value): number => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? -1 : 1;
    return a < b ? -1 : 1;
  };
  const ascending = [...rows].sort((a, b) => compare(a[key] ?? null, b[key] ?? null) || compare(a.id, b.id));
  return descending ? ascending.reverse() : ascending;
}

function filterOf(list: List): fc.Arbitrary<Filter> {
  const known = (field: string): (string | number)[] => {
    const values = new Set(
      list.rows.map((row) => row[field]).filter((value) => value !== null && value !== undefined),
    );
    return [...values];
  };
  const operand = (field: string, operator: string): fc.Arbitrary<unknown> => {
    const value = fc.constantFrom(...known(field));
    if (operator === 'isNull') return fc.boolean();
    if (operator === 'startsWith') return value.map((text) => String(text).slice(0, 1));
    return operator === 'in' || operator === 'notIn' ? fc.array(value, { maxLength: 3 }) : value;
  };
  const single = fc.constantFrom(...Object.entries(list.fields)).chain(([field, kind]) =>
    fc
      .subarray([...OPERATORS[kind]], { minLength: 1, maxLength: 2 })
      .chain((operators) =>
        fc.record(Object.fromEntries(operators.map((name) => [name, operand(field, name)]))),
      )
      .map((comparison): Filter => ({ [field]: comparison })),
  );
  const level = (inner: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
    fc.oneof(
      { weight: 3, arbitrary: single },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((and): Filter => ({ and })) },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((or): Filter => ({ or })) },
      { weight: 1, arbitrary: inner.map((not): Filter => ({ not })) },
    );
  return level(level(level(single)));
}

describe('a filter', () => {
  let api: TestApi;
  let lists: List[];

  beforeAll(async () => {
    api = await openApi();
    lists = [
      await interactions(api),
      await cases(api),
      await promises(api),
      await accounts(api),
      await customers(api),
    ];
  });
  afterAll(() => api.close());

  test.each(['interactions', 'cases', 'promises', 'accounts', 'customers'])(
    'of %s chooses what it says, in the order asked for, page by page, and counts it',
    async (name) => {
      const list = lists.find((candidate) => candidate.name === name);
      if (!list) throw new Error(`There is no list ${name}`);
      const query = `query ($filter: ${list.type}Filter, $orderBy: [${list.type}Order!], $first: Int, $after: String) {
        ${name}(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor } totalCount { value isExact } } }`;
      await fc.assert(
        fc.asyncProperty(
          filterOf(list),
          fc.constantFrom(...Object.keys(list.sorts)),
          fc.boolean(),
          fc.integer({ min: 5, max: 30 }),
          async (filter, field, descending, first) => {
            const chosen = sorted(
              list.rows.filter((row) => matches(row, filter)),
              list.sorts[field] ?? '',
              descending,
            ).map(({ id }) => id);
            const orderBy = [{ field, direction: descending ? 'DESC' : 'ASC' }];
            const walked: string[] = [];
            for (let after: string | null = null; ;) {
              const answer: Readonly<Record<string, Listed>> = await api.ask(query, {
                filter,
                orderBy,
                first,
                after,
              });
              const page = answer[name];
              if (!page) throw new Error(`No ${name} in the answer`);
              expect(page.totalCount).toEqual({ value: chosen.length, isExact: true });
              walked.push(...page.nodes.map(({ id }) => id));
              expect(walked.length).toBeLessThanOrEqual(chosen.length);
              if (!page.pageInfo.hasNextPage) break;
              after = page.pageInfo.endCursor;
            }
            expect(walked).toEqual(chosen);
          },
        ),
        { numRuns: 40, endOnFailure: true },
      );
    },
  );

  test.each([
    ['{ segment: { eq: null } }', '"filter.segment.eq" is null'],
    ['{ not: { not: { not: { not: { not: { segment: { eq: SME } } } } } } }', 'nested too deeply'],
  ])('like %s is refused, with the place', async (filter, message) => {
    const refusal = await api.refusal(`{ customers(filter: ${filter}, first: 1) { nodes { id } } }`);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
  });

  test('by the id of another type is refused, with the place', async () => {
    const refusal = await api.refusal(
      '{ interactions(filter: { agent: { eq: "cus_0000000000000000" } }, first: 1) { nodes { id } } }',
    );
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('"filter.agent" is no id of type Agent') as string,
    });
  });

  test('by the first letters takes % and _ for themselves', async () => {
    await api.bank.customer({ displayName: '100% Wool_' });
    const found = async (startsWith: string) => {
      const answer = await api.ask<{ customers: { nodes: { displayName: string }[] } }>(
        'query ($t: String!) { customers(filter: { displayName: { startsWith: $t } }, first: 5) { nodes { displayName } } }',
        { t: startsWith },
      );
      return answer.customers.nodes.map(({ displayName }) => displayName);
    };
    expect(await found('100%')).toEqual(['100% Wool_']);
    expect(await found('1%')).toEqual([]);
    expect(await found('100_')).toEqual([]);
    expect(await found('|')).toEqual([]);
  });

  test('of the facts of a customer finds those of whoever was merged into them', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const facts = [await bank.interaction(survivor), await bank.interaction(loser)].map((id) => `int_${id}`);
    await bank.absorb(survivor, loser);
    const { interactions: found } = await api.ask<{ interactions: { nodes: { id: string }[] } }>(
      'query ($id: ID!) { interactions(filter: { customer: { eq: $id } }, first: 9) { nodes { id } } }',
      { id: `cus_${survivor}` },
    );
    expect(found.nodes.map(({ id }) => id).sort()).toEqual(facts.sort());
  });
});

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: { readonly value: number; readonly isExact: boolean };
}

const COUNT = 40;

/** A value for row `index`, so that fields vary independently of each other; null in its turn. */
function pick<Item>(items: readonly Item[], index: number, step: number): Item {
  return items[Math.floor(index / step) % items.length] as Item;
}

function moment(index: number, step: number): Date | null {
  return pick([0, 1, 2, null, 3], index, step) === null
    ? null
    : minutesAgo(pick([0, 1, 2, 0, 3], index, step));
}

const iso = (date: Date | null): string | null => date && date.toISOString();
const gid = (prefix: string, id: string | null): string | null => id && `${prefix}_${id}`;

async function interactions({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), await bank.customer({ segment: null }), null];
  const agents = [await bank.agent(), await bank.agent(), null];
  const reasons = [await bank.reason('A'), await bank.reason('B'), null];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      channel: pick(['PHONE', 'EMAIL', 'CHAT'], index, 1),
      direction: pick(['INBOUND', 'OUTBOUND'], index, 2),
      outcome: pick(['ANSWERED', 'ABANDONED', 'MISSED'], index, 3),
      settlement: pick(['SETTLED_NOW', 'UNKNOWN'], index, 5),
      waitSeconds: pick([0, 10, null, 20], index, 1),
      handleSeconds: pick([null, 100, 200], index, 2),
      language: pick(['cs', 'en', null, 'de'], index, 3),
    };
    const [startedAt, endedAt] = [minutesAgo(pick([1, 2, 3, 4, 5], index, 4)), moment(index, 2)];
    const [customer, agent, reason] = [
      pick(owners, index, 2),
      pick(agents, index, 3),
      pick(reasons, index, 4),
    ];
    const id = await bank.interaction(customer, {
      ...values,
      startedAt,
      endedAt,
      agentId: agent,
      reasonId: reason,
    });
    rows.push({
      id: `int_${id}`,
      ...values,
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
      customer: gid('cus', customer),
      agent: gid('agt', agent),
      reason: gid('rea', reason),
    });
  }
  return {
    name: 'interactions',
    type: 'Interaction',
    sorts: { STARTED_AT: 'startedAt' },
    fields: {
      channel: 'enum',
      direction: 'enum',
      outcome: 'enum',
      settlement: 'enum',
      startedAt: 'time',
      endedAt: 'time',
      waitSeconds: 'int',
      handleSeconds: 'int',
      language: 'string',
      customer: 'id',
      agent: 'id',
      reason: 'id',
    },
    rows,
  };
}

async function cases({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), await bank.customer({ segment: null })];
  const agents = [await bank.agent(), null];
  const products = [await bank.product(), null, await bank.product()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      kind: pick(['COMPLAINT', 'REQUEST'], index, 1),
      status: pick(['NEW', 'OPEN', 'CLOSED'], index, 2),
      priority: pick(['LOW', 'HIGH'], index, 3),
      channel: pick([null, 'PHONE', 'FAX'], index, 2),
      reopenings: pick([0, 1, 2], index, 1),
    };
    const openedAt = minutesAgo(pick([1, 2, 3], index, 3));
    const [dueAt, resolvedAt, closedAt] = [moment(index, 1), moment(index, 3), moment(index, 4)];
    const [customer, owner, product] = [
      pick(owners, index, 2),
      pick(agents, index, 3),
      pick(products, index, 1),
    ];
    const references = { ownerId: owner, productId: product };
    const id = await bank.case(customer, { ...values, openedAt, dueAt, resolvedAt, closedAt, ...references });
    rows.push({
      id: `cas_${id}`,
      ...values,
      openedAt: iso(openedAt),
      dueAt: iso(dueAt),
      resolvedAt: iso(resolvedAt),
      closedAt: iso(closedAt),
      customer: gid('cus', customer),
      owner: gid('agt', owner),
      product: gid('prd', product),
    });
  }
  return {
    name: 'cases',
    type: 'Case',
    sorts: { OPENED_AT: 'openedAt', DUE_AT: 'dueAt' },
    fields: {
      kind: 'enum',
      status: 'enum',
      priority: 'enum',
      channel: 'enum',
      reopenings: 'int',
      openedAt: 'time',
      dueAt: 'time',
      resolvedAt: 'time',
      closedAt: 'time',
      customer: 'id',
      owner: 'id',
      product: 'id',
    },
    rows,
  };
}

async function promises({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), await bank.customer({ segment: null })];
  const agents = [await bank.agent(), null];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      kind: pick(['CALLBACK', 'FIX'], index, 1),
      state: pick(['OPEN', 'KEPT', 'BROKEN'], index, 2),
    };
    const [madeAt, dueAt] = [
      minutesAgo(pick([1, 2, 3], index, 3)),
      minutesAgo(-pick([1, 2, 3, 4], index, 1)),
    ];
    const settledAt = moment(index, 2);
    const [customer, owner] = [pick(owners, index, 2), pick(agents, index, 3)];
    const id = await bank.promise(customer, { ...values, madeAt, dueAt, settledAt, ownerId: owner });
    rows.push({
      id: `prm_${id}`,
      ...values,
      madeAt: iso(madeAt),
      dueAt: iso(dueAt),
      settledAt: iso(settledAt),
      customer: gid('cus', customer),
      owner: gid('agt', owner),
    });
  }
  return {
    name: 'promises',
    type: 'Promise',
    sorts: { MADE_AT: 'madeAt', DUE_AT: 'dueAt' },
    fields: {
      kind: 'enum',
      state: 'enum',
      madeAt: 'time',
      dueAt: 'time',
      settledAt: 'time',
      customer: 'id',
      owner: 'id',
    },
    rows,
  };
}

async function accounts({ bank }: TestApi): Promise<List> {
  const products = [await bank.product(), await bank.product()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      status: pick(['OPEN', 'BLOCKED', 'CLOSED'], index, 2),
      currency: pick(['CZK', 'EUR'], index, 1),
    };
    const [openedAt, closedAt] = [moment(index, 1), moment(index, 3)];
    const product = pick(products, index, 3);
    const id = await bank.account(product, { ...values, openedAt, closedAt });
    rows.push({
      id: `acc_${id}`,
      ...values,
      openedAt: iso(openedAt),
      closedAt: iso(closedAt),
      product: gid('prd', product),
    });
  }
  return {
    name: 'accounts',
    type: 'Account',
    sorts: { OPENED_AT: 'openedAt' },
    fields: { status: 'enum', currency: 'string', openedAt: 'time', closedAt: 'time', product: 'id' },
    rows,
  };
}

/** The customers that the other lists made are there too: they are read back, so that the oracle knows every row. */
async function customers(api: TestApi): Promise<List> {
  for (let index = 0; index < COUNT; index += 1) {
    await api.bank.customer({
      kind: pick(['PERSON', 'ORGANISATION'], index, 1),
      displayName: pick(['Anna', 'Bela', 'Cyril', 'Dana'], index, 3),
      segment: pick(['RETAIL', 'SME', null], index, 2),
      status: pick(['ACTIVE', 'DORMANT', 'FORMER'], index, 1),
      language: pick(['cs', null, 'uk'], index, 3),
      preferredChannel: pick([null, 'PHONE', 'CHAT'], index, 4),
      lastContactAt: moment(index, 1),
      createdAt: minutesAgo(pick([1, 2, 3], index, 2)),
    });
  }
  const { customers: found } = await api.ask<{ customers: { nodes: Row[] } }>(
    `{ customers(first: 100) { nodes { id kind displayName segment status language preferredChannel lastContactAt createdAt } } }`,
  );
  return {
    name: 'customers',
    type: 'Customer',
    sorts: { LAST_CONTACT: 'lastContactAt', NAME: 'displayName', CREATED_AT: 'createdAt' },
    fields: {
      kind: 'enum',
      displayName: 'string',
      segment: 'enum',
      status: 'enum',
      language: 'string',
      preferredChannel: 'enum',
      lastContactAt: 'time',
      createdAt: 'time',
    },
    rows: found.nodes,
  };
}
