import { insertRows } from '../../../src/platform/db/insert-rows';
import { createDataSource } from '../../../src/platform/db/data-source';
import { openDb, type Db } from '../../../src/platform/db/db';
import { countList, pageOfList } from '../../../src/platform/db/whole-list';
import {
  countNames,
  foundCustomers,
  type CustomerSearchRequest,
} from '../../../src/features/customer-list/customer-search.repository';
import {
  MOST_CANDIDATES,
  rarestFirst,
  readSearch,
} from '../../../src/features/customer-list/customer-search';
import { tokensOfCustomer } from '../../../src/features/customers/domain/name-tokens';
import { openApi } from '../../support/api';
import { freshDatabase, type TestDatabase } from '../../support/database';

const COUNT = 12_000;

/** Something to be found by key for some of them, so that the server has tables to plan for. */
async function fillKeys(db: Db): Promise<void> {
  const rows = Array.from({ length: 3_000 }, (_, index) => {
    const id = String(index).padStart(16, '0');
    const keyed = { id, sourceId: id, externalId: id, customerId: id, sourceProfileId: id, accountId: id };
    const point = { type: 'PHONE', value: id, valueKey: id, isVerified: false, isPrimary: false };
    const account = { productId: id, number: id, currency: 'CZK', status: 'OPEN', role: 'OWNER' };
    return { ...keyed, ...point, ...account, delivered: '{}', receivedAt: new Date('2026-01-01') };
  });
  const key = ['id', 'sourceId', 'externalId'] as const;
  const fillTable = (table: string, columns: readonly (keyof (typeof rows)[number])[]) =>
    insertRows(db, 'test.insert', { table, columns }, rows);
  await fillTable('source_profiles', [...key, 'customerId', 'delivered', 'receivedAt']);
  await fillTable('contact_points', [
    'id',
    'sourceProfileId',
    'customerId',
    'type',
    'value',
    'valueKey',
    'isVerified',
    'isPrimary',
  ]);
  await fillTable('accounts', [...key, 'productId', 'number', 'currency', 'status']);
  await fillTable('account_holders', [...key, 'accountId', 'sourceProfileId', 'customerId', 'role']);
}

/** Customers who are all called Jan; every second Novák, every thousandth of a rare name. */
async function fill(db: Db): Promise<void> {
  const customers = Array.from({ length: COUNT }, (_, index) => ({
    id: String(index).padStart(16, '0'),
    kind: 'PERSON',
    displayName: `Jan ${index % 2 === 0 ? 'Novák' : 'Svoboda'} ${index % 1_000 === 0 ? 'Xaver' : 'Karel'}`,
    givenName: null,
    familyName: null,
    organisationName: null,
    status: 'ACTIVE',
  }));
  const columns = ['id', 'kind', 'displayName', 'status'] as const;
  await insertRows(db, 'test.insert', { table: 'customers', columns }, customers);
  const tokens = customers.flatMap((customer) =>
    tokensOfCustomer(customer).map((token) => ({ token, customerId: customer.id })),
  );
  const target = { table: 'customer_name_tokens', columns: ['token', 'customerId'] as const };
  await insertRows(db, 'test.insert', target, tokens);
  await fillKeys(db);
  await db.query(
    'test.analyze',
    'ANALYZE TABLE customers, customer_name_tokens, contact_points, source_profiles, accounts, account_holders',
  );
}

describe('a search in a large bank', () => {
  let database: TestDatabase;
  let db: Db;
  let close: () => Promise<void>;

  beforeAll(async () => {
    database = await freshDatabase();
    await fill(database.db);
    // One connection, so that its counters are those of the statement.
    const single = await createDataSource(database.url, { poolSize: 1, statementTimeoutMs: 5_000 });
    await single.initialize();
    db = openDb(single);
    close = () => single.destroy();
  });
  afterAll(async () => {
    await close();
    await database.drop();
  });

  const requestOf = async (search: string): Promise<CustomerSearchRequest> => {
    const wanted = readSearch(search, 'CZ');
    return {
      filter: {},
      field: 'NAME',
      descending: false,
      page: { limit: 20, fromEnd: false, after: null, before: null, looksBeyond: true },
      asOf: new Date('2026-03-01T12:00:00Z'),
      fields: undefined,
      withStatus: false,
      part: null,
      search: rarestFirst(wanted, await countNames(db, 'EVERYTHING', [wanted.words])),
    };
  };

  const rowsRead = async (work: () => Promise<unknown>): Promise<number> => {
    await db.execute('test.flush', 'FLUSH STATUS');
    await work();
    const counters = await db.query<{ Value: string }>(
      'test.read',
      "SHOW SESSION STATUS LIKE 'Handler_read%'",
    );
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  };

  test.each([
    ['jan xaver', 12],
    ['xav jan novak', 12],
    ['novak xaver svoboda', 0],
    ['nobody', 0],
  ])('for "%s" reads whom the rarest word finds, not all', async (search, found) => {
    const request = await requestOf(search);
    const page = pageOfList(db, 'EVERYTHING', foundCustomers, request);
    expect((await page).rows).toHaveLength(found);
    expect(await rowsRead(() => pageOfList(db, 'EVERYTHING', foundCustomers, request))).toBeLessThan(500);
    expect(await rowsRead(() => countList(db, 'EVERYTHING', foundCustomers, request))).toBeLessThan(500);
  });

  test('counts a common word no further than it must, whatever else is searched for', async () => {
    const count = async (...searches: string[][]) => [...(await countNames(db, 'EVERYTHING', searches))];
    expect(await count(['jan', 'xaver', 'nobody'])).toEqual([
      ['jan', 200],
      ['xaver', 12],
      ['nobody', 0],
    ]);
    expect(await count(['jan', 'xaver'], ['jan', 'novak'])).toEqual([
      ['jan', MOST_CANDIDATES + 1],
      ['xaver', 12],
      ['novak', COUNT / 2],
    ]);
    // Each row is counted by reading it, and once more where the server gathers them first.
    const read = (words: string[]) => rowsRead(() => countNames(db, 'EVERYTHING', [words]));
    expect(await read(['jan', 'xaver'])).toBeLessThan(2.1 * 212);
    expect(await read(['jan'])).toBeLessThan(2.1 * (MOST_CANDIDATES + 1));
  });

  test('looks up whom the viewer reaches only where more would be too many, and refuses by those alone', async () => {
    const reach = {
      segments: ['SME'],
      businessUnits: null,
      teams: null,
      partnerSource: null,
      colleagues: true,
    };
    const count = async (...words: string[]) => [
      ...(await countNames(db, { reach, found: new Set() }, [words])),
    ];
    await db.execute('test.segment', "UPDATE customers SET segment = 'SME' WHERE id LIKE '%7'");
    expect(await count('jan')).toEqual([['jan', COUNT / 10]]);
    expect(await count('jan', 'karel')).toEqual([
      ['jan', COUNT / 10],
      ['karel', COUNT / 10],
    ]);
    // The names of all, of whom nobody was looked up.
    expect(await count('novak')).toEqual([['novak', COUNT / 2]]);
  });

  test('reads no table from end to end, by the server’s own plan', async () => {
    const { sql, values } = foundCustomers.select(
      'EVERYTHING',
      await requestOf('jan xaver 601234567'),
      null,
      '',
    );
    const versions = await db.query<{ version: string }>('test.version', 'SELECT VERSION() AS version');
    const isMariaDb = versions.some(({ version }) => /mariadb/i.test(version));
    const plan = await db.query<Record<string, unknown>>(
      'test.explain',
      `EXPLAIN ${isMariaDb ? '' : 'FORMAT=TRADITIONAL'} ${sql}`,
      values,
    );
    const steps = plan.map((step) => ({ table: String(step['table']), type: String(step['type']) }));
    expect(steps).toContainEqual({ table: 't', type: 'range' });
    const scans = steps.filter(
      ({ table, type }) => ['ALL', 'index'].includes(type) && !table.startsWith('<'),
    );
    expect(scans).toEqual([]);
  });
});

describe('a search that finds too many', () => {
  test('is refused with advice; with one more word it is answered', async () => {
    const api = await openApi();
    await fill(api.database.db);
    const query = 'query ($search: String) { customers(search: $search, first: 1) { totalCount { value } } }';
    expect(await api.refusal(query, { search: 'jan' })).toEqual({
      code: 'BAD_USER_INPUT',
      message: '"search" finds more than 10,000 names: add a word, or more letters of one.',
    });
    expect(await api.ask(query, { search: 'jan nov' })).toEqual({
      customers: { totalCount: { value: COUNT / 2 } },
    });
    await api.close();
  });
});
