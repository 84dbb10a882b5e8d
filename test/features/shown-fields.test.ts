import { PARTS } from '../../src/features/customer-list/customer-list.columns';
import { customersOfContact } from '../../src/features/customer-list/customers-by-contact.repository';
import { interactionsOfCustomer } from '../../src/features/interactions/interaction.repository';
import { pagePerCustomer } from '../../src/platform/db/page-per-customer';
import { pageOfList } from '../../src/platform/db/whole-list';
import { advocacyStatus } from '../support/advocates';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';

const BY_DUE = 'orderBy: [{ field: DUE_AT, direction: ASC }]';

/** Lists that read no more of their rows than is asked, by the type of the rows; and lists of the whole graph that do. */
const LISTS: readonly [type: string, list: string, whole: string][] = [
  ['Interaction', 'interactions', 'interactions(first: 5)'],
  ['Promise', 'promises', `promises(first: 5, ${BY_DUE})`],
  ['Account', 'accounts', 'accounts(first: 5)'],
  ['Case', 'cases', 'cases(first: 5)'],
  ['Case', 'openCases', `cases(first: 5, ${BY_DUE})`],
];

interface Field {
  readonly name: string;
  readonly args: readonly { readonly name: string; readonly type?: { readonly kind: string } }[];
  readonly type: Type;
}

interface Type {
  readonly kind: string;
  readonly ofType: Type | null;
}

type Row = Readonly<Record<string, unknown>>;

/** A field as it is asked: of objects that they are there. */
function asAsked({ name, args, type }: Field): string {
  let named = type;
  while (named.ofType) named = named.ofType;
  const page = args.some((arg) => arg.name === 'first') ? '(first: 2)' : '';
  return `${name}${page}${named.kind === 'OBJECT' ? ' { __typename }' : ''}`;
}

describe.each(LISTS)('a list of type %s, %s', (type, list, ofAll) => {
  let api: TestApi;
  let customers: readonly string[];
  let fields: readonly Field[];

  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const [one, other, absorbed] = [await bank.customer(), await bank.customer(), await bank.customer()];
    const agentId = await bank.agent();
    const reasonId = await bank.reason('Cards');
    const productId = await bank.product();
    for (const [index, customer] of [one, absorbed, other, one].entries()) {
      const interactionId = await bank.interaction(customer, {
        ...{ agentId, reasonId, queueId: await bank.queue(), startedAt: minutesAgo(20 - index) },
        ...{ answeredAt: minutesAgo(9 - index), endedAt: minutesAgo(8 - index), language: 'cs' },
        ...{ waitSeconds: index, handleSeconds: 60 + index, ivrSeconds: 5, sentiment: -0.5, reach: 9 },
      });
      await bank.message(interactionId, customer);
      await bank.promise(customer, { ...{ ownerId: agentId, madeById: agentId, interactionId } });
      await bank.case(customer, {
        ...{
          interactionId,
          reasonId,
          productId,
          ownerId: agentId,
          channel: 'PHONE',
          answeredInTime: index % 2,
        },
        ...{ openedAt: minutesAgo(20 - index), dueAt: minutesAgo(-60), rootCause: 'A slip' },
        ...{ redressAmount: '12.5000', redressCurrency: 'CZK' },
      });
      const account = await bank.account(productId, {
        ...{ openedAt: minutesAgo(5_000 - index), creditLimit: '900.0000', overdue: '7.2500' },
      });
      await bank.holder(account, customer);
    }
    await bank.absorb(one, absorbed);
    customers = [one, other].map((id) => `cus_${id}`);
    const { shown } = await api.ask<{
      shown: { fields: readonly Field[] };
    }>(`{ shown: __type(name: "${type}") { fields {
      name args { name } type { kind ofType { kind ofType { kind ofType { kind ofType { kind } } } } } } } }`);
    ({ fields } = shown);
  });
  afterAll(() => api.close());

  async function shown(ids: readonly string[], asked: string): Promise<readonly (readonly Row[])[]> {
    const { nodes } = await api.ask<{ nodes: { list: { nodes: readonly Row[] } }[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { list: ${list}(first: 3) { nodes { ${asked} } } } } }`,
      { ids },
    );
    return nodes.map((node) => node.list.nodes);
  }

  test('shows each field by itself as it shows it beside all others, of one customer and of many', async () => {
    expect(fields.length).toBeGreaterThan(12);
    const whole = await shown(customers, fields.map(asAsked).join(' '));
    expect(whole.map(({ length }) => length)).toEqual([3, 1]);
    for (const field of fields) {
      const only = whole.map((rows) => rows.map((row) => ({ [field.name]: row[field.name] })));
      expect(await shown(customers, asAsked(field))).toEqual(only);
      expect(await shown(customers.slice(0, 1), asAsked(field))).toEqual(only.slice(0, 1));
    }
  });

  test('shows so the whole graph too', async () => {
    const all = async (asked: string): Promise<readonly Row[]> => {
      const { found } = await api.ask<{ found: { edges: readonly { node: Row }[] } }>(
        `{ found: ${ofAll} { edges { cursor node { ${asked} } } } }`,
      );
      return found.edges.map(({ node }) => node);
    };
    const whole = await all(fields.map(asAsked).join(' '));
    expect(whole).toHaveLength(4);
    for (const field of fields)
      expect(await all(asAsked(field))).toEqual(whole.map((row) => ({ [field.name]: row[field.name] })));
  });

  test('has rows that show each field by itself as beside all others, asked for by their ids', async () => {
    const ids = (await shown(customers, 'id')).flat().map(({ id }) => id);
    const byId = async (asked: string): Promise<readonly Row[]> => {
      const { nodes } = await api.ask<{ nodes: readonly Row[] }>(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${asked} } } }`,
        { ids },
      );
      return nodes;
    };
    const whole = await byId(fields.map(asAsked).join(' '));
    expect(whole.map(({ id }) => id)).toEqual(ids);
    for (const field of fields)
      expect(await byId(asAsked(field))).toEqual(whole.map((row) => ({ [field.name]: row[field.name] })));
  });

  test('shows to two who ask differently what each of them asks', async () => {
    const { nodes } = await api.ask<{ nodes: Record<'a' | 'b', { nodes: readonly Row[] }>[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer {
        a: ${list}(first: 1) { nodes { id } } b: ${list}(first: 1) { edges { cursor } nodes { version } } } } }`,
      { ids: customers },
    );
    for (const { a, b } of nodes) {
      expect(a.nodes).toEqual([{ id: expect.any(String) as string }]);
      expect(b.nodes).toEqual([{ version: expect.any(Number) as number }]);
    }
  });
});

/** Lists of customers, who are read no further than is asked, and their status as advocates with them. */
const CUSTOMERS: readonly string[] = [
  'customersByContact(value: "+420604777333", first: 5)',
  'customers(search: "Shown", first: 5)',
  ...['LAST_CONTACT', 'NAME', 'CREATED_AT'].map(
    (field) =>
      `customers(filter: { segment: { eq: SME } }, orderBy: [{ field: ${field}, direction: ASC }], first: 5)`,
  ),
];

describe('lists of customers', () => {
  let api: TestApi;
  let fields: readonly string[];
  let id: string;
  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const ids = [];
    for (const index of [1, 2, 3]) {
      const id = await bank.customer({
        ...{ displayName: `Shown ${String(index)}`, givenName: 'Shown', familyName: String(index) },
        ...{ segment: 'SME', birthDate: '1980-02-03', language: 'cs', timeZone: 'Europe/Prague' },
        ...{ preferredChannel: 'CHAT', lastContactAt: minutesAgo(9 - index), version: index },
      });
      await bank.contactPoint(id, '+420604777333');
      await bank.interaction(id);
      ids.push(id);
    }
    const [full = '', none = '', absorbed = ''] = ids;
    id = `cus_${full}`;
    await advocacyStatus(bank, full, {
      ...{ stage: 'CHAMPION', score: 93, isVip: true, since: minutesAgo(77), version: 7 },
      ...{ ownerId: await bank.agent(), nominatedAt: minutesAgo(99), nominatedById: await bank.agent() },
    });
    await bank.absorb(none, absorbed);
    const { customer, status } = await api.ask<Record<'customer' | 'status', { fields: readonly Field[] }>>(
      `{ customer: __type(name: "Customer") { ...F } status: __type(name: "AdvocacyStatus") { ...F } }
       fragment F on __Type { fields {
         name args { name type { kind } } type { kind ofType { kind ofType { kind ofType { kind ofType { kind } } } } } } }`,
    );
    const canBeAsked = ({ args }: Field): boolean => args.every(({ type }) => type?.kind !== 'NON_NULL');
    fields = [
      ...customer.fields.filter(canBeAsked).map(asAsked),
      'decidingConsent(purpose: MARKETING, channel: EMAIL) { __typename }',
      ...status.fields.map((field) => `advocacy { ${asAsked(field)} }`),
    ];
  });
  afterAll(() => api.close());

  test.each(CUSTOMERS)('%s shows each field by itself as it shows it beside all others', async (list) => {
    const shown = async (asked: readonly string[]): Promise<readonly Row[]> => {
      const aliased = asked.map((field, index) => `f${String(index)}: ${field}`).join(' ');
      const { found } = await api.ask<{ found: { nodes: readonly Row[] } }>(
        `{ found: ${list} { nodes { ${aliased} } } }`,
      );
      return found.nodes;
    };
    expect(fields.length).toBeGreaterThan(40);
    for (const field of fields) {
      // Compares all of a customer with what sources say, so that they are read whole.
      const whole = await shown(['provenance { field }', field]);
      expect(whole).toHaveLength(2);
      expect(await shown([field])).toEqual(whole.map(({ f1 }) => ({ f0: f1 })));
    }
  });

  test.each(CUSTOMERS)('%s shows to two who ask differently what each of them asks', async (list) => {
    const { a, b } = await api.ask<Record<'a' | 'b', { nodes: readonly Row[] }>>(
      `{ a: ${list} { nodes { id } } b: ${list} { nodes { version } } }`,
    );
    expect(a.nodes).toEqual(Array(2).fill({ id: expect.any(String) as string }));
    expect(b.nodes).toEqual(Array(2).fill({ version: expect.any(Number) as number }));
  });

  test('one by their id shows each field by itself as it shows it beside all others', async () => {
    const shown = async (asked: readonly string[]): Promise<Row> => {
      const aliased = asked.map((field, index) => `f${String(index)}: ${field}`).join(' ');
      const { found } = await api.ask<{ found: Row }>(
        `query ($id: ID!) { found: node(id: $id) { ... on Customer { ${aliased} } } }`,
        { id },
      );
      return found;
    };
    for (const field of fields) {
      const { f1 } = await shown(['provenance { field }', field]);
      expect(await shown([field])).toEqual({ f0: f1 });
    }
  });

  test('of what nothing is asked, nothing is read, and reading it throws', async () => {
    const fields = new Set(['displayName', 'advocacy', 'advocacy.score']);
    const part = PARTS.FIT(fields);
    const page = { limit: 5, fromEnd: false, after: null, before: null, looksBeyond: true };
    const { rows } = await pageOfList(api.database.db, 'EVERYTHING', customersOfContact, {
      ...{ keys: ['+420604777333'], asOf: new Date(), page, fields, withStatus: true, part },
    });
    const row = rows.find(({ displayName }) => displayName === 'Shown 1');
    expect(Object.keys(row ?? {}).sort()).toEqual([
      ...['absorbedIds', 'displayName', 'id', 'ids', 'rank', 'statusBeside', 'statusScore', 'statusStage'],
    ]);
    expect(() => row?.segment).toThrow('"segment" was not read');
    expect(row?.statusBeside?.score).toBe(93);
    expect(() => row?.statusBeside?.version).toThrow('"statusVersion" was not read');
  });
});

test('of what nothing is asked, nothing is read of a list’s rows, and reading it throws', async () => {
  const api = await openApi();
  const { bank, database } = api;
  const customers = [await bank.customer(), await bank.customer()];
  for (const customer of customers) await bank.interaction(customer, { language: 'cs' });
  const page = { limit: 3, fromEnd: false, after: null, before: null, looksBeyond: true };
  const asked = { page, narrowing: {}, fields: new Set(['channel', 'agent']) };
  for (const many of [customers, customers.slice(0, 1)]) {
    const requests = many.map((id) => ({ customerIds: [id] as const, asked }));
    const pages = await pagePerCustomer(database.db, 'EVERYTHING', interactionsOfCustomer, requests);
    const ofWhich = many.length > 1 ? ['part'] : [];
    for (const { rows } of pages) {
      expect(rows.map((row) => Object.keys(row).sort())).toEqual([
        ['agentId', 'channel', 'customerId', 'id', ...ofWhich, 'startedAt'],
      ]);
      expect(() => rows[0]?.language).toThrow('"language" was not read');
    }
  }
  const [whole, part] = [{ page, narrowing: {} }, asked];
  const [first, second] = await pagePerCustomer(database.db, 'EVERYTHING', interactionsOfCustomer, [
    { customerIds: [customers[0] ?? ''], asked: whole },
    { customerIds: [customers[0] ?? ''], asked: part },
  ]);
  expect([first, second].map((list) => list?.rows[0]?.language)).toEqual(['cs', 'cs']);
  await api.close();
});
