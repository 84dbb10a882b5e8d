import { openApi, type TestApi } from '../../support/api';
import { advocacyStatus } from '../../support/advocates';
import { minutesAgo } from '../../support/bank';

const PHONE = '+420604777888';
const STATUS =
  '{ id stage score vip since nominatedAt nominatedBy { name } owner { name } version customer { id } }';
const READ_APART = 'advocacy.findStatusesOfCustomers';

interface Listed {
  readonly nodes: { readonly id: string; readonly advocacy: object | null }[];
}

describe('the status beside the customers of a list', () => {
  let api: TestApi;
  let ids: string[];
  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const customer = async (lastContact: number) => {
      const id = await bank.customer({ segment: 'PRIVATE', lastContactAt: minutesAgo(lastContact) });
      await bank.contactPoint(id, PHONE);
      return id;
    };
    const [full, none, plain, survivor, loser] = [
      await customer(1),
      await customer(2),
      await customer(3),
      await customer(4),
      await customer(5),
    ];
    await advocacyStatus(bank, full, {
      stage: 'CHAMPION',
      score: 93,
      isVip: true,
      since: minutesAgo(77),
      ownerId: await bank.agent({ name: 'Owner' }),
      nominatedAt: minutesAgo(99),
      nominatedById: await bank.agent({ name: 'Nominator' }),
      version: 7,
    });
    await advocacyStatus(bank, plain, { stage: 'PASSIVE', score: 0 });
    await advocacyStatus(bank, survivor, { stage: 'ADVOCATE', score: 51 });
    await bank.absorb(survivor, loser);
    ids = [full, none, plain, survivor].map((id) => `cus_${id}`);
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.statements.length = 0;
  });

  const listed = async (selection: string, fragments = ''): Promise<Listed> => {
    const { customers } = await api.ask<{ customers: Listed }>(
      `{ customers(filter: { segment: { eq: PRIVATE } }, orderBy: [{ field: LAST_CONTACT, direction: DESC }], first: 10) { ${selection} } } ${fragments}`,
    );
    return customers;
  };
  const apart = async () =>
    (
      await api.ask<Listed>(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Customer { advocacy ${STATUS} } } }`,
        { ids },
      )
    ).nodes;

  test('is what it is where it is read apart, of all and of a number’s; null of who has none', async () => {
    const expected = await apart();
    expect(api.statements).toContain(READ_APART);
    expect(expected.map(({ advocacy }) => advocacy)).toMatchObject([
      { stage: 'CHAMPION', owner: { name: 'Owner' }, nominatedBy: { name: 'Nominator' }, version: 7 },
      null,
      { stage: 'PASSIVE' },
      { stage: 'ADVOCATE', customer: { id: ids[3] } },
    ]);

    api.statements.length = 0;
    const { nodes } = await listed(`nodes { id advocacy ${STATUS} }`);
    const { customersByContact } = await api.ask<{ customersByContact: Listed }>(
      `{ customersByContact(value: "${PHONE}", first: 10) { nodes { id advocacy ${STATUS} } } }`,
    );
    expect(nodes).toEqual(expected);
    expect(customersByContact.nodes).toEqual(expected);
    expect(api.statements).not.toContain(READ_APART);
  });

  test.each([
    ['in edges', 'edges { node { advocacy { stage } } }', ''],
    ['by another name', 'nodes { speaksForUs: advocacy { stage } }', ''],
    [
      'in a fragment',
      '...F',
      'fragment F on CustomerConnection { nodes { ... on Customer { advocacy { stage } } } }',
    ],
  ])('is read with them where it is asked for %s', async (_, selection, fragments) => {
    await listed(selection, fragments);
    expect(api.statements).toEqual(['customerList.allCustomers']);
  });

  test('is no matter to those who ask the same list without it: it is counted once', async () => {
    const { shown, counted } = await api.ask<Record<string, { totalCount: { value: number } }>>(
      `{ shown: customers(filter: { segment: { eq: PRIVATE } }, first: 10) { nodes { advocacy { stage } } totalCount { value } }
         counted: customers(filter: { segment: { eq: PRIVATE } }, first: 10) { totalCount { value } } }`,
    );
    expect([shown, counted].map((list) => list?.totalCount.value)).toEqual([4, 4]);
    expect(api.statements.filter((name) => name.endsWith('.count'))).toHaveLength(1);
  });

  const first = (some: object) => ({
    nodes: expect.arrayContaining([expect.objectContaining(some)]) as unknown,
  });
  const PRIVATE = 'filter: { segment: { eq: PRIVATE } }, first: 10';

  test('is each list’s own, as far as it asks', async () => {
    const { scores, versions } = await api.ask<Record<string, Listed>>(
      `{ scores: customers(${PRIVATE}) { nodes { id advocacy { score } } }
         versions: customers(${PRIVATE}) { nodes { id advocacy { version } } } }`,
    );
    expect(scores).toEqual(first({ id: ids[0], advocacy: { score: 93 } }));
    expect(versions).toEqual(first({ id: ids[0], advocacy: { version: 7 } }));
  });

  test('is nobody else’s who comes to the same customer', async () => {
    const { customers, customer } = await api.ask<{ customers: Listed; customer: object }>(
      `query ($id: ID!) {
         customers(${PRIVATE}) { nodes { id advocacy { score customer { advocacy { version } } } } }
         customer(by: { id: $id }) { advocacy { stage } } }`,
      { id: ids[0] },
    );
    const advocacy = { score: 93, customer: { advocacy: { version: 7 } } };
    expect(customers).toEqual(first({ id: ids[0], advocacy }));
    expect(customer).toEqual({ advocacy: { stage: 'CHAMPION' } });
  });

  test('is no matter of how many they are', async () => {
    const { totalCount } = (await listed('nodes { advocacy { stage } } totalCount { value }')) as Listed & {
      totalCount: { value: number };
    };
    expect(totalCount.value).toBe(4);
    expect(api.statements).toEqual(['customerList.allCustomers', 'customerList.allCustomers.count']);
  });
});
