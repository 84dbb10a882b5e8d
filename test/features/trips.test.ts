import { openDb, type StatementEvent } from '../../src/platform/db/db';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';
import { tripsOf } from '../support/trips';
import { viewerWith } from '../support/viewers';

const LISTS = `accounts(first: 2) { nodes { id } } promises(first: 2) { nodes { id } } cases(first: 2) { nodes { id } }
  openCases(first: 2) { nodes { id } } scores { nps { score } }`;

describe('trips to the database', () => {
  let api: TestApi;
  let ids: readonly string[];
  /** Who takes a connection makes a trip. */
  const trips = jest.fn();
  beforeAll(async () => {
    api = await openApi();
    ids = await Promise.all(Array.from({ length: 11 }, () => api.bank.customer()));
    const { pool } = api.database.dataSource.driver as unknown as {
      pool: { on(event: string, heard: () => void): void };
    };
    pool.on('acquire', trips);
  });
  afterAll(() => api.close());

  async function made(count: number, asked: string): Promise<readonly [trips: number, statements: number]> {
    trips.mockClear();
    api.statements.length = 0;
    await api.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { ${asked} } } }`, {
      ids: ids.slice(0, count).map((id) => `cus_${id}`),
    });
    return [trips.mock.calls.length, api.statements.length];
  }

  test.each([
    ['one for all that a card shows of its customer', 1, LISTS, 1],
    ['one of ten customers too', 10, LISTS, 1],
    ['one for each list of more', 11, LISTS, 5],
    [
      'one more for a list with a filter',
      1,
      `${LISTS} interactions(first: 2, filter: { channel: { eq: PHONE } }) { nodes { id } }`,
      2,
    ],
  ])('are, beside that for the customers: %s', async (_, count, asked, beside) => {
    const [tripsMade, statements] = await made(count, asked);
    expect([tripsMade, statements >= 6]).toEqual([1 + beside, true]);
  });
});

test('what is read to log a contact, and what is written, goes in six trips', async () => {
  const events: StatementEvent[] = [];
  const api = await openApi(({ dataSource }) => ({
    db: openDb(dataSource, (event) => events.push(event)),
    identify: () => Promise.resolve(viewerWith('AGENT')),
  }));
  const { bank } = api;
  const input = {
    ...{ channel: 'PHONE', direction: 'INBOUND', outcome: 'ANSWERED', settlement: 'SETTLED_NOW' },
    ...{ startedAt: minutesAgo(9), answeredAt: minutesAgo(8), endedAt: minutesAgo(1) },
    ...{ customer: `cus_${await bank.customer()}`, agent: `agt_${await bank.agent()}` },
    reason: `rea_${await bank.reason('Cards')}`,
  };
  const log = async () => {
    events.length = 0;
    await api.ask(
      'mutation ($input: LogInteractionInput!) { logInteraction(input: $input) { userErrors { code } } }',
      { input },
    );
  };
  await log(); // makes the source that it comes from
  await log();
  const trips = tripsOf(events);
  const begun = trips.findIndex((names) => names.includes('db.begin'));
  const ended = trips.findIndex((names) => names.includes('db.commit'));
  expect(trips.slice(begun, ended + 1)).toHaveLength(6);
  await api.close();
});
