import { findLatestOfChannels } from '../../../src/features/interactions/latest-interactions.repository';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import { rowsReadBy } from '../../support/rows-read';

interface Latest {
  readonly nodes: { readonly latestInteractions: { readonly id: string; readonly channel: string }[] }[];
}

const LATEST =
  'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { latestInteractions { id channel } } } }';

describe('the latest contacts of a customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('are one of each channel that there is, the latest first, by id where two began together', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const other = await bank.customer();
    await bank.interaction(customer, { channel: 'CHAT', startedAt: minutesAgo(90) });
    const chat = await bank.interaction(customer, { channel: 'CHAT', startedAt: minutesAgo(20) });
    const call = await bank.interaction(customer, {
      channel: 'PHONE',
      startedAt: minutesAgo(10),
      endedAt: null,
    });
    await bank.interaction(customer, { channel: 'EMAIL', startedAt: minutesAgo(30), id: '0000000000000001' });
    await bank.interaction(customer, { channel: 'EMAIL', startedAt: minutesAgo(30), id: '0000000000000002' });
    await bank.interaction(other, { channel: 'PHONE', startedAt: minutesAgo(1) });
    const { nodes } = await api.ask<Latest>(LATEST, {
      ids: [`cus_${customer}`, `cus_${await bank.customer()}`],
    });
    expect(nodes).toEqual([
      {
        latestInteractions: [
          { id: `int_${call}`, channel: 'PHONE' },
          { id: `int_${chat}`, channel: 'CHAT' },
          { id: 'int_0000000000000002', channel: 'EMAIL' },
        ],
      },
      { latestInteractions: [] },
    ]);
  });

  test('take one statement for 2 customers as for 20', async () => {
    for (const count of [2, 20]) {
      const ids = await Promise.all(
        Array.from({ length: count }, async () => {
          const id = await api.bank.customer();
          await api.bank.interaction(id);
          return `cus_${id}`;
        }),
      );
      api.statements.length = 0;
      const { nodes } = await api.ask<Latest>(LATEST, { ids });
      expect(nodes.map(({ latestInteractions }) => latestInteractions.length)).toEqual(ids.map(() => 1));
      expect([...api.statements].sort()).toEqual([
        'customers.findCustomersById',
        'interactions.findLatestOfChannels',
      ]);
    }
  });

  test('read as many rows of 10,000 contacts as of 10', async () => {
    const { bank, database } = api;
    const [few, many] = [await bank.customer(), await bank.customer()];
    const contacts = (customer: string, count: number) =>
      database.db.execute(
        'test.contacts',
        `INSERT INTO interactions (id, source_id, external_id, customer_id, channel, direction, started_at, outcome, settlement)
          SELECT LPAD(n + ?, 16, '0'), ?, n + ?, ?, IF(n % 2, 'PHONE', 'EMAIL'), 'INBOUND',
            TIMESTAMPADD(MINUTE, n, '2020-01-01'), 'ANSWERED', 'UNKNOWN'
          FROM (WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000)
                SELECT n + 1000 * part AS n FROM numbers, (SELECT 0 AS part UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
                  UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) parts
                ) counted WHERE n <= ?`,
        [count, bank.sourceId, count, customer, count],
      );
    await contacts(few, 10);
    expect(await contacts(many, 10_000)).toBe(10_000);
    await database.db.query('test.analyze', 'ANALYZE TABLE interactions, customers');
    const readOf = (customer: string) =>
      rowsReadBy(database.url, async (db) => {
        const [latest = []] = await findLatestOfChannels(db, 'EVERYTHING', [[customer]]);
        expect(latest.map(({ channel }) => channel)).toEqual(['EMAIL', 'PHONE']);
      });
    const [forFew, forMany] = [await readOf(few), await readOf(many)];
    expect(forMany).toBe(forFew);
  });
});
