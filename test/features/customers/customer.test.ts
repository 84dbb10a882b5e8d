import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const BY_ID = 'query ($id: ID!) { customer(by: { id: $id }) { id displayName } }';
const BY_KEY =
  'query ($source: String!, $id: String!) { customer(by: { externalId: { source: $source, id: $id } }) { id } }';
const UNKNOWN = '0000000000000000';

describe('a customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('is found by id and by the key of a source', async () => {
    const id = `cus_${await api.bank.customer()}`;
    await api.bank.sourceProfile(id.slice(4), { externalId: '4711' });
    expect(await api.ask(BY_ID, { id })).toEqual({ customer: { id, displayName: 'Jana Nováková' } });
    expect(await api.ask(BY_KEY, { source: 'crm', id: '4711' })).toEqual({ customer: { id } });
  });

  test('that is unknown is null, by whatever it is asked for', async () => {
    expect(await api.ask(BY_ID, { id: `cus_${UNKNOWN}` })).toEqual({ customer: null });
    expect(await api.ask(BY_KEY, { source: 'crm', id: 'nobody' })).toEqual({ customer: null });
    expect(await api.ask(BY_KEY, { source: 'nowhere', id: '4711' })).toEqual({ customer: null });
  });

  test.each(['', 'cus_', 'cus_short', `int_${UNKNOWN}`, `cus_${UNKNOWN}x`, UNKNOWN])(
    'is not looked for by "%s", which is no id of a customer',
    async (id) => {
      expect(await api.refusal(BY_ID, { id })).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('"by.id" is no id of type Customer') as string,
      });
    },
  );

  test.each(['{}', `{ id: "cus_${UNKNOWN}", externalId: { source: "crm", id: "1" } }`, '{ id: null }'])(
    'is asked for by exactly one key, not by %s',
    async (by) => {
      const { code } = await api.refusal(`{ customer(by: ${by}) { id } }`);
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(code);
    },
  );

  test('shows how to reach them and which sources know them', async () => {
    const customer = await api.bank.customer();
    await api.bank.contactPoint(customer, 'Jana@Example.cz', { isVerified: true, validFrom: minutesAgo(10) });
    const delivered = JSON.stringify({ segment: 'RETAIL', branch: 72 });
    const profile = await api.bank.sourceProfile(customer, { externalId: 'A-1', delivered });
    expect(
      await api.ask(
        `query ($id: ID!) { customer(by: { id: $id }) {
          contactPoints { type value verified primary validFrom validTo }
          sourceProfiles { id externalId delivered { name value } source { code name kind trustRank timeZone lastSyncedAt } } } }`,
        { id: `cus_${customer}` },
      ),
    ).toEqual({
      customer: {
        contactPoints: [
          {
            type: 'EMAIL',
            value: 'Jana@Example.cz',
            verified: true,
            primary: false,
            validFrom: minutesAgo(10).toISOString(),
            validTo: null,
          },
        ],
        sourceProfiles: [
          {
            id: `spr_${profile}`,
            externalId: 'A-1',
            delivered: [
              { name: 'branch', value: '72' },
              { name: 'segment', value: 'RETAIL' },
            ],
            source: {
              code: 'crm',
              name: 'CRM',
              kind: 'CRM',
              trustRank: 1,
              timeZone: 'Europe/Prague',
              lastSyncedAt: null,
            },
          },
        ],
      },
    });
  });

  test('reads names in the best language there is', async () => {
    const customer = await api.bank.customer();
    const product = await api.bank.product('Loan', {
      names: JSON.stringify({ en: 'Loan', de: 'Kredit', cs: 'Úvěr' }),
    });
    await api.bank.holder(await api.bank.account(product), customer);
    const nameIn = async (language: string) => {
      const { customer: found } = await api.ask<{
        customer: { accounts: { nodes: [{ product: { name: string } }] } };
      }>(
        'query ($id: ID!) { customer(by: { id: $id }) { accounts(first: 1) { nodes { product { name } } } } }',
        { id: `cus_${customer}` },
        { 'accept-language': language },
      );
      return found.accounts.nodes[0].product.name;
    };
    expect(await nameIn('cs')).toBe('Úvěr');
    expect(await nameIn('fr;q=0.9, de-AT;q=0.8, en;q=0.1')).toBe('Kredit');
    expect(await nameIn('fr')).toBe('Loan');
  });

  test('does not show accounts that they hold no more, unless asked to', async () => {
    const customer = await api.bank.customer();
    const product = await api.bank.product();
    const ended = await api.bank.account(product, { openedAt: minutesAgo(50) });
    const held = await api.bank.account(product, { openedAt: null });
    await api.bank.holder(ended, customer, { validTo: minutesAgo(1) });
    await api.bank.holder(held, customer, { role: 'OWNER', validTo: minutesAgo(-1) });
    await api.bank.holder(held, customer, { role: 'SIGNATORY' });
    const accounts = async (args: string) => {
      const answer = await api.ask<{ customer: { accounts: { nodes: { id: string }[] } } }>(
        `query ($id: ID!) { customer(by: { id: $id }) { accounts(first: 9${args}) { nodes { id } } } }`,
        { id: `cus_${customer}` },
      );
      return answer.customer.accounts.nodes.map(({ id }) => id);
    };
    expect(await accounts('')).toEqual([`acc_${held}`]);
    expect(await accounts(', includeEnded: true')).toEqual([`acc_${ended}`, `acc_${held}`]);
  });

  test('shows accounts that stand as asked for, held or not', async () => {
    const customer = await api.bank.customer();
    const product = await api.bank.product();
    const open = await api.bank.account(product);
    const blocked = await api.bank.account(product, { status: 'BLOCKED' });
    const former = await api.bank.account(product, { status: 'BLOCKED', openedAt: null });
    await api.bank.holder(open, customer);
    await api.bank.holder(blocked, customer);
    await api.bank.holder(former, customer, { validTo: minutesAgo(1) });
    const accounts = async (args: string) => {
      const answer = await api.ask<{
        customer: { accounts: { nodes: { id: string }[]; totalCount: { value: number } } };
      }>(
        `query ($id: ID!) { customer(by: { id: $id }) { accounts(first: 9${args}) { nodes { id } totalCount { value } } } }`,
        { id: `cus_${customer}` },
      );
      const { nodes, totalCount } = answer.customer.accounts;
      expect(totalCount.value).toBe(nodes.length);
      return nodes.map(({ id }) => id);
    };
    expect(await accounts(', status: OPEN')).toEqual([`acc_${open}`]);
    expect(await accounts(', status: BLOCKED')).toEqual([`acc_${blocked}`]);
    expect(await accounts(', status: BLOCKED, includeEnded: true')).toEqual([
      `acc_${blocked}`,
      `acc_${former}`,
    ]);
    expect(await accounts(', status: CLOSED, includeEnded: true')).toEqual([]);
  });
});

describe('an account', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const HOLDERS = `query ($id: ID!, $all: Boolean) { node(id: $id) { ... on Account {
    holders(includeEnded: $all) { role validFrom validTo customer { id } } } } }`;

  test('shows who holds it now, and on request who held it or will', async () => {
    const { bank } = api;
    const account = await bank.account(await bank.product());
    const [owner, joint, former, heir] = await Promise.all(Array.from({ length: 4 }, () => bank.customer()));
    await bank.holder(account, owner ?? '', { validFrom: minutesAgo(50) });
    await bank.holder(account, joint ?? '', { role: 'JOINT' });
    await bank.holder(account, former ?? '', { role: 'PROXY', validTo: minutesAgo(1) });
    await bank.holder(account, heir ?? '', { role: 'BENEFICIARY', validFrom: minutesAgo(-1) });
    const holder = (id: string | undefined, role: string, validFrom: Date | null, validTo: Date | null) => ({
      role,
      validFrom: validFrom?.toISOString() ?? null,
      validTo: validTo?.toISOString() ?? null,
      customer: { id: `cus_${id ?? ''}` },
    });
    const now = [holder(owner, 'OWNER', minutesAgo(50), null), holder(joint, 'JOINT', null, null)];
    const id = `acc_${account}`;
    expect(await api.ask(HOLDERS, { id })).toEqual({ node: { holders: now } });
    expect(await api.ask(HOLDERS, { id, all: true })).toEqual({
      node: {
        holders: [
          ...now,
          holder(former, 'PROXY', null, minutesAgo(1)),
          holder(heir, 'BENEFICIARY', minutesAgo(-1), null),
        ],
      },
    });
  });

  test('asks for the holders of many accounts in one statement', async () => {
    const { bank } = api;
    const product = await bank.product();
    const customer = await bank.customer();
    for (let index = 0; index < 10; index += 1) await bank.holder(await bank.account(product), customer);
    api.statements.length = 0;
    await api.ask(
      'query ($id: ID!) { customer(by: { id: $id }) { accounts(first: 10) { nodes { holders { role } } } } }',
      { id: `cus_${customer}` },
    );
    expect(api.statements).toEqual([
      'customers.findCustomersById',
      'accounts.accountsOfCustomer',
      'accounts.findHoldersOfAccounts',
    ]);
  });
});
