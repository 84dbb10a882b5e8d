import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import { addRelationship } from '../../support/relationship';

interface Shown {
  readonly kind: string;
  readonly role: string;
  readonly customer: { readonly id: string };
}

const RELATIONSHIPS = `query ($id: ID!, $all: Boolean) { customer(by: { id: $id }) {
  relationships(includeEnded: $all) { kind role validFrom validTo customer { id } } } }`;

describe('the relationships of a customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const relate = (
    first: string,
    related: string,
    values: Parameters<typeof addRelationship>[4],
  ): Promise<void> => addRelationship(api.database.db, api.bank, first, related, values);

  const of = async (customer: string, all = false): Promise<readonly Shown[]> =>
    (
      await api.ask<{ customer: { relationships: readonly Shown[] } }>(RELATIONSHIPS, {
        id: `cus_${customer}`,
        all,
      })
    ).customer.relationships;

  const shown = async (customer: string, all = false): Promise<string[][]> =>
    (await of(customer, all)).map((one) => [one.kind, one.role, one.customer.id.slice(4)]);

  test('show on both ends what the other is to them', async () => {
    const { bank } = api;
    const [child, parent, firm] = [await bank.customer(), await bank.customer(), await bank.customer()];
    await relate(child, parent, { kind: 'GUARDIAN', validFrom: minutesAgo(9), validTo: minutesAgo(-9) });
    await relate(child, parent, { kind: 'HOUSEHOLD' });
    await relate(parent, firm, { kind: 'EMPLOYER' });
    await relate(firm, parent, { kind: 'PROXY' });
    expect(await shown(child)).toEqual([
      ['GUARDIAN', 'GUARDIAN', parent],
      ['HOUSEHOLD', 'HOUSEHOLD_MEMBER', parent],
    ]);
    expect(await shown(parent)).toEqual([
      ['GUARDIAN', 'WARD', child],
      ['HOUSEHOLD', 'HOUSEHOLD_MEMBER', child],
      ['EMPLOYER', 'EMPLOYER', firm],
      ['PROXY', 'PRINCIPAL', firm],
    ]);
    expect(await shown(firm)).toEqual([
      ['EMPLOYER', 'EMPLOYEE', parent],
      ['PROXY', 'PROXY', parent],
    ]);
    const [guardian] = await of(child);
    expect(guardian).toMatchObject({
      validFrom: minutesAgo(9).toISOString(),
      validTo: minutesAgo(-9).toISOString(),
    });
  });

  test('are those that run now, and on request those that ended or will begin', async () => {
    const { bank } = api;
    const [customer, other] = [await bank.customer(), await bank.customer()];
    await relate(customer, other, { kind: 'PROXY', validTo: minutesAgo(0) });
    await relate(other, customer, { kind: 'GUARDIAN', validFrom: minutesAgo(0) });
    await relate(customer, other, { kind: 'EMPLOYER', validFrom: minutesAgo(-1) });
    expect(await shown(customer)).toEqual([['GUARDIAN', 'WARD', other]]);
    expect(await shown(other)).toEqual([['GUARDIAN', 'GUARDIAN', customer]]);
    expect((await shown(customer, true)).map(([kind]) => kind)).toEqual(['PROXY', 'GUARDIAN', 'EMPLOYER']);
  });

  test('of a customer into whom another was merged are those of both, but not those between them', async () => {
    const { bank } = api;
    const [survivor, loser, friend] = [await bank.customer(), await bank.customer(), await bank.customer()];
    await relate(survivor, loser, { kind: 'HOUSEHOLD' });
    await relate(friend, loser, { kind: 'PROXY' });
    await relate(survivor, friend, { kind: 'HOUSEHOLD' });
    await bank.absorb(survivor, loser);
    expect(await shown(survivor)).toEqual([
      ['PROXY', 'PRINCIPAL', friend],
      ['HOUSEHOLD', 'HOUSEHOLD_MEMBER', friend],
    ]);
    expect(await shown(friend)).toEqual([
      ['PROXY', 'PROXY', survivor],
      ['HOUSEHOLD', 'HOUSEHOLD_MEMBER', survivor],
    ]);
  });

  test('are at most 40, those known longest', async () => {
    const { bank } = api;
    const firm = await bank.customer();
    const staff: string[] = [];
    for (let index = 0; index < 42; index += 1) {
      const employee = await bank.customer();
      await relate(employee, firm, { kind: 'EMPLOYER' });
      staff.push(employee);
    }
    expect((await of(firm)).map(({ customer }) => customer.id.slice(4))).toEqual(staff.slice(0, 40));
  });

  test('of 20 customers take as many statements as those of 2', async () => {
    const { bank } = api;
    const friend = await bank.customer();
    for (const [segment, count] of [
      ['SME', 2],
      ['CORPORATE', 20],
    ] as const) {
      for (let index = 0; index < count; index += 1) {
        await relate(await bank.customer({ segment }), friend, { kind: 'EMPLOYER' });
      }
      api.statements.length = 0;
      const { customers } = await api.ask<{ customers: { nodes: { relationships: unknown[] }[] } }>(
        `query ($segment: Segment!) { customers(filter: { segment: { eq: $segment } }, first: 20) {
          nodes { relationships { customer { displayName } } } } }`,
        { segment },
      );
      expect(customers.nodes.map(({ relationships }) => relationships.length)).toEqual(Array(count).fill(1));
      expect(api.statements).toEqual([
        'customerList.allCustomers',
        'relationships.findRelationships',
        'customers.findCustomersById',
      ]);
    }
  });
});
