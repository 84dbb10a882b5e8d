import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reach, Viewer } from '../../src/platform/identity/viewer';
import { createSchema } from '../../src/schema';
import { listsOf, type ListField } from '../features/listed-fields';
import { openApi, type TestApi } from '../support/api';
import { capturing, type Statement } from '../support/captured-statements';
import { openCountingSession, type CountingSession } from '../support/rows-read';
import { EVERYBODY, viewerWith } from '../support/viewers';
import { judge } from './judge';
import { loadPlansBank, type PlansBank } from './plans-bank';
import { PAGE, page, type Listed } from './shape';

/** Customers whom a narrow reach leaves, of the 12,000 of the bank. */
const FEW = 40;
/** Of a partner of many it is one in so many. */
const ONE_IN = 8;
/** To know of a row whether it is within: its customer, who they are now, their profile and its source; of an account, its holders. */
const LOOKED_UP = 4;
/** As many are counted at most to know whether they are few, each with their profile. */
const COUNTED = 2 * 901;
const MAY_SORT = 'What few customers have is found by customer, and sorted.';

/** Where the rows of each list lie, by the customer whose they are. */
const TABLES: Readonly<Record<string, readonly [table: string, column: string]>> = {
  'Query.customers': ['customers', 'id'],
  'Query.interactions': ['interactions', 'customer_id'],
  'Query.cases': ['cases', 'customer_id'],
  'Query.promises': ['promises', 'customer_id'],
  'Query.surveyAnswers': ['survey_answers', 'customer_id'],
  'Query.surveyLoops': ['survey_loops', 'customer_id'],
  'Query.accounts': ['account_holders', 'customer_id'],
  'Query.advocates': ['advocacy_statuses', 'customer_id'],
};
const lists = listsOf(createSchema()).filter(({ name }) => name in TABLES);
const asked = lists.flatMap((list) =>
  list.orders.map(({ label, order }) => [`${list.name} ${label}`, list, order] as const),
);

const narrow = (reach: Partial<Reach>): Viewer =>
  viewerWith('CARE_MANAGER', { ...EVERYBODY, colleagues: false, ...reach });
const OF_FEW: readonly (readonly [string, Viewer])[] = [
  ['a partner', narrow({ partnerSource: 'few' })],
  ['a team', narrow({ teams: ['few'] })],
  ['a business unit', narrow({ businessUnits: ['few'] })],
  ['a partner in a segment', narrow({ partnerSource: 'few', segments: ['RETAIL', 'AFFLUENT', 'PRIVATE'] })],
  ['a partner of many in a team of few', narrow({ partnerSource: 'many', teams: ['few'] })],
];
const OF_MANY: readonly (readonly [string, Viewer])[] = [
  ['a partner', narrow({ partnerSource: 'many' })],
  ['a business unit', narrow({ businessUnits: ['many'] })],
  ['a whole bank without colleagues', narrow({})],
];

/**
 * Whoever reaches few of many reads the rows of these few; whoever reaches one in so many, as many rows for each that is shown.
 * Nothing of it grows with the bank.
 */
describe('whatever the size of the bank, of a narrow reach no more is read than the answer needs:', () => {
  const captured: Statement[] = [];
  let viewer = narrow({});
  let api: TestApi;
  let bank: PlansBank;
  let session: CountingSession;
  let phone = '';

  beforeAll(async () => {
    api = await openApi(({ db }) => ({
      db: capturing(db, (statement) => captured.push(statement)),
      identify: () => Promise.resolve(viewer),
    }));
    bank = await loadPlansBank(api);
    await reachFewAndMany(api, bank.sample.whale.slice(4));
    const [found] = await api.database.db.query<{ phone: string }>(
      'test.phone',
      `SELECT value_key AS phone FROM contact_points
        WHERE type = 'PHONE' AND customer_id IN (SELECT id FROM customers WHERE business_unit = 'few')
        ORDER BY id LIMIT 1`,
    );
    phone = found?.phone ?? '';
    session = await openCountingSession(api.database.url);
  }, 180_000);
  afterAll(async () => {
    await session.close();
    await api.close();
  });

  async function complaintsOf(query: string, mostRead: number): Promise<string[]> {
    captured.length = 0;
    await api.ask(query);
    const statements = [...captured];
    const complaints: string[] = [];
    for (const statement of statements) {
      const most = statement.name.startsWith('fewCustomers.') ? Math.max(COUNTED, mostRead) : mostRead;
      complaints.push(...(await judge(session, statement, { mostRead: most, maySort: MAY_SORT })));
    }
    return complaints;
  }

  async function listed({ field }: ListField, window: string): Promise<Listed> {
    const answer = await api.ask<Record<string, Listed>>(
      `{ ${field}(${window}) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
    );
    return (
      answer[field] ?? { nodes: [], pageInfo: { endCursor: null, hasNextPage: false }, totalCount: null }
    );
  }

  /** A first and a later page, the last one, and the count. */
  async function shapesOf(list: ListField, order: string): Promise<string[]> {
    const first = await listed(list, `${order} first: ${String(PAGE)}`);
    expect(first.nodes.length).toBeGreaterThan(0);
    const later = String(first.pageInfo.endCursor);
    const windows = [
      `first: ${String(PAGE)}`,
      `first: ${String(PAGE)}, after: "${later}"`,
      `last: ${String(PAGE)}`,
    ];
    return windows.map((window) => `{ ${list.field}(${order} ${window}) { nodes { __typename } } }`);
  }

  const ofFew = (list: string): Promise<number> => {
    const [table, column] = TABLES[list] ?? [];
    return bank.count(
      `SELECT COUNT(*) AS counted FROM ${String(table)}
        WHERE ${String(column)} IN (SELECT id FROM customers WHERE business_unit = 'few')`,
    );
  };

  describe.each(OF_FEW)('of %s that has few,', (_, who) => {
    beforeEach(() => {
      viewer = who;
    });

    test.each(asked)('%s', async (_name, list, order) => {
      const mostRead = 4 * ((await ofFew(list.name)) + FEW) + page(PAGE);
      for (const query of await shapesOf(list, order))
        expect(await complaintsOf(query, mostRead)).toEqual([]);
      const count = `{ ${list.field}(${order} first: 1) { totalCount { value } } }`;
      expect(await complaintsOf(count, mostRead)).toEqual([]);
    });

    test.each(['nov', 'jan nov'])('a search for %s', async (search) => {
      const query = `{ customers(search: "${search}", first: ${String(PAGE)}) { nodes { id } totalCount { value } } }`;
      expect(await complaintsOf(query, 12 * FEW + page(PAGE))).toEqual([]);
    });

    test.each([
      ['interactionStats { count wait { median } }', 'Query.interactions'],
      [
        'interactionStats(groupBy: [CHANNEL], maxGroups: 900, period: MONTH, timeZone: "Europe/Prague") { count }',
        'Query.interactions',
      ],
      ['caseStats(groupBy: [KIND]) { count daysToResolve { median } }', 'Query.cases'],
      ['scores(metric: NPS, minimumSample: 1) { n }', 'Query.surveyAnswers'],
    ])('%s', async (statistic, list) => {
      expect(await complaintsOf(`{ ${statistic} }`, 10 * ((await ofFew(list)) + FEW) + 100)).toEqual([]);
    });
  });

  describe.each(OF_MANY)('of %s that has many,', (_, who) => {
    beforeEach(() => {
      viewer = who;
    });

    test.each(asked)('%s', async (_name, list, order) => {
      for (const query of await shapesOf(list, order))
        expect(await complaintsOf(query, LOOKED_UP * page(PAGE, ONE_IN))).toEqual([]);
    });
  });

  /** The whole bank without colleagues is no narrow reach; its screen pop is what the narrow ones are held against. */
  test.each([
    ['a partner', narrow({ partnerSource: 'few' })],
    ['a segment', narrow({ segments: ['RETAIL', 'AFFLUENT', 'PRIVATE', 'SME', 'CORPORATE'] })],
    ['a team', narrow({ teams: ['few'] })],
  ])('the screen pop of %s takes the statements and rows that it takes of the whole bank', async (_, who) => {
    const [whole, own] = [await popped(narrow({})), await popped(who)];
    expect(own.names).toEqual(whole.names);
    // Of each who is found, what narrows the reach is looked up once.
    expect(own.read).toBeLessThanOrEqual(whole.read + 5 * whole.found);
  });

  async function popped(
    who: Viewer,
  ): Promise<{ readonly names: string[]; readonly read: number; readonly found: number }> {
    viewer = who;
    captured.length = 0;
    const pop = readFileSync(join(__dirname, '../../examples/operations/01-screen-pop.graphql'), 'utf8');
    const { customersByContact: found } = await api.ask<{ customersByContact: Listed }>(pop, { phone });
    expect(found.nodes.length).toBeGreaterThan(0);
    const statements = [...captured];
    let read = 0;
    for (const { name, sql, values } of statements)
      read += await session.rowsReadBy((db) => db.query(name, sql, values));
    return { names: statements.map(({ name }) => name).sort(), read, found: found.nodes.length };
  }
});

/** Gives few customers a partner, a team and a business unit of their own, and one in so many another partner and unit. */
async function reachFewAndMany({ database: { db }, bank }: TestApi, whale: string): Promise<void> {
  const [few, many, team] = [await bank.source('few'), await bank.source('many'), await bank.team('Few')];
  await db.execute('test.team', "UPDATE teams SET code = 'few' WHERE id = ?", [team]);
  // Of each customer and their copies one, and not always the same: so they are one in so many in any order.
  await db.execute(
    'test.many',
    `UPDATE customers SET business_unit = 'many'
      WHERE MOD(ASCII(RIGHT(id, 1)) + IF(id LIKE '~%', ASCII(SUBSTRING(id, 2, 1)), ${String(ONE_IN - 1)}), ${String(ONE_IN)}) = 0`,
  );
  await db.execute(
    'test.few',
    `UPDATE customers SET business_unit = 'few', team_id = ?
      WHERE absorbed_into_id IS NULL AND business_unit = 'many' AND id <> ? ORDER BY REVERSE(id) LIMIT ${String(FEW)}`,
    [team, whale],
  );
  const profiles = (mark: string): string => `INSERT INTO source_profiles
      (id, source_id, external_id, customer_id, delivered, received_at, created_at, updated_at)
    SELECT CONCAT('${mark}', SUBSTRING(id, 3)), ?, id, id, '{}', created_at, created_at, created_at FROM customers`;
  await db.execute('test.ofMany', `${profiles('_m')} WHERE business_unit IN ('many', 'few')`, [many]);
  await db.execute('test.ofFew', `${profiles('_f')} WHERE business_unit = 'few'`, [few]);
  await db.execute('test.analyse', 'ANALYZE TABLE customers, source_profiles');
}
