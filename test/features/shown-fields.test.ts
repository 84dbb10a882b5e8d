import { interactionsOfCustomer } from '../../src/features/interactions/interaction.repository';
import { pagePerCustomer } from '../../src/platform/db/page-per-customer';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';

/** Lists that read no more of their rows than is asked, by the type of the rows. */
const LISTS: readonly [type: string, list: string][] = [
  ['Interaction', 'interactions'],
  ['Promise', 'promises'],
  ['Account', 'accounts'],
  ['Case', 'cases'],
  ['Case', 'openCases'],
];

interface Field {
  readonly name: string;
  readonly args: readonly { readonly name: string }[];
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

describe.each(LISTS)('a list of type %s, %s', (type, list) => {
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

test('of what nothing is asked, nothing is read of a list’s rows, and reading it throws', async () => {
  const api = await openApi();
  const { bank, database } = api;
  const customers = [await bank.customer(), await bank.customer()];
  for (const customer of customers) await bank.interaction(customer, { language: 'cs' });
  const page = { limit: 3, fromEnd: false, after: null, before: null };
  const asked = { page, narrowing: {}, fields: new Set(['channel', 'agent']) };
  for (const many of [customers, customers.slice(0, 1)]) {
    const requests = many.map((id) => ({ customerIds: [id] as const, asked }));
    const pages = await pagePerCustomer(database.db, 'EVERYTHING', interactionsOfCustomer, requests);
    for (const { rows } of pages) {
      expect(rows.map((row) => Object.keys(row).sort())).toEqual([
        ['agentId', 'channel', 'customerId', 'id', 'part', 'startedAt'],
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
