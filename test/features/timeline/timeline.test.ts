import fc from 'fast-check';
import { createDataSource } from '../../../src/platform/db/data-source';
import { openDb } from '../../../src/platform/db/db';
import { findTimelines } from '../../../src/features/timeline/timeline.repository';
import { openApi, type TestApi } from '../../support/api';
import { Bank, minutesAgo } from '../../support/bank';
import { advocacyAct } from '../../support/advocates';
import { freshDatabase } from '../../support/database';

const FACT = `... on InteractionStarted { fact: interaction { id } } ... on CaseOpened { fact: case { id } }
  ... on PromiseMade { fact: promise { id } } ... on AnswerGiven { fact: answer { id } }
  ... on AccountOpened { fact: account { id } } ... on AccountClosed { fact: account { id } }
  ... on AdvocacyShown { fact: act { id } }`;

const TIMELINE = `query ($id: ID!, $types: [TimelineEventType!], $channels: [Channel!], $since: DateTime, $until: DateTime,
    $first: Int, $after: String, $last: Int, $before: String) {
  customer(by: { id: $id }) {
    timeline(types: $types, channels: $channels, since: $since, until: $until,
        first: $first, after: $after, last: $last, before: $before) {
      nodes { __typename at ${FACT} }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount { value isExact }
    }
  }
}`;

interface Asked {
  readonly customer: {
    readonly timeline: {
      readonly nodes: readonly {
        readonly __typename: string;
        readonly at: string;
        readonly fact: { readonly id: string };
      }[];
      readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly startCursor: string | null;
        readonly endCursor: string | null;
      };
      readonly totalCount: { readonly value: number; readonly isExact: boolean };
    };
  };
}

/** An event as the oracle knows it. */
interface Event {
  readonly type: string;
  readonly at: Date;
  readonly fact: string;
  readonly channel: string | null;
}

const TYPES = [
  'INTERACTION_STARTED',
  'CASE_OPENED',
  'PROMISE_MADE',
  'ANSWER_GIVEN',
  'ACCOUNT_OPENED',
  'ACCOUNT_CLOSED',
  'ADVOCACY_SHOWN',
];

/** INTERACTION_STARTED is shown as InteractionStarted. */
function typeName(type: string): string {
  return type.toLowerCase().replace(/(^|_)[a-z]/g, (start) => start.slice(-1).toUpperCase());
}

/** Every moment is shared by several events, of all kinds; an account may open and close at one moment. */
async function fill(bank: Bank, customers: readonly string[], count: number): Promise<Event[]> {
  const events: Event[] = [];
  const product = await bank.product();
  for (let index = 0; index < count; index += 1) {
    const customer = customers[index % customers.length] ?? '';
    const at = minutesAgo(Math.floor(index / 6));
    const channel = index % 2 === 0 ? 'PHONE' : 'EMAIL';
    const add = (type: string, fact: string, on: string | null = null) =>
      events.push({ type, at, fact, channel: on });
    if (index % 6 === 0)
      add(
        'INTERACTION_STARTED',
        `int_${await bank.interaction(customer, { startedAt: at, channel })}`,
        channel,
      );
    if (index % 6 === 1)
      add('CASE_OPENED', `cas_${await bank.case(customer, { openedAt: at, channel })}`, channel);
    if (index % 6 === 2) add('PROMISE_MADE', `prm_${await bank.promise(customer, { madeAt: at })}`);
    if (index % 6 === 3)
      add('ANSWER_GIVEN', `ans_${await bank.answer(customer, 'NPS', 9, { answeredAt: at })}`);
    if (index % 6 === 5) add('ADVOCACY_SHOWN', `act_${await advocacyAct(bank, customer, { actedAt: at })}`);
    if (index % 6 === 4) {
      const closedAt = index % 4 === 0 ? at : null;
      const account = await bank.account(product, { openedAt: at, closedAt });
      // Both halves of a merged customer may hold it: it is one account all the same.
      for (const holder of customers) await bank.holder(account, holder);
      add('ACCOUNT_OPENED', `acc_${account}`);
      if (closedAt) add('ACCOUNT_CLOSED', `acc_${account}`);
    }
  }
  return events;
}

const keyOf = ({ fact, type }: Event): string => `${fact.slice(4)} ${type}`;

function newestFirst(events: readonly Event[]): Event[] {
  return [...events].sort((a, b) => b.at.getTime() - a.at.getTime() || (keyOf(a) < keyOf(b) ? 1 : -1));
}

describe('the timeline of a customer', () => {
  let api: TestApi;
  let customer: string;
  let events: Event[];

  beforeAll(async () => {
    api = await openApi();
    const [survivor, loser] = [await api.bank.customer(), await api.bank.customer()];
    events = await fill(api.bank, [survivor, loser], 60);
    await fill(api.bank, [await api.bank.customer()], 10);
    await api.bank.absorb(survivor, loser);
    customer = `cus_${survivor}`;
  });
  afterAll(() => api.close());

  const shown = (list: readonly Event[]) =>
    list.map(({ type, at, fact }) => ({
      __typename: typeName(type),
      at: at.toISOString(),
      fact: { id: fact },
    }));

  test('has every fact once, at its first moment, of all kinds, in one order', async () => {
    const { timeline } = (await api.ask<Asked>(TIMELINE, { id: customer, first: 100 })).customer;
    expect(timeline.nodes).toEqual(shown(newestFirst(events)));
    expect(new Set(timeline.nodes.map((node) => node.__typename)).size).toBe(TYPES.length);
  });

  test('gives the whole list, none lost or doubled, whatever is left out, in pages of any size, from both ends', async () => {
    const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
    const moment = fc.integer({ min: 0, max: 13 }).map(minutesAgo);
    await fc.assert(
      fc.asyncProperty(
        optional(fc.subarray(TYPES)),
        optional(fc.subarray(['PHONE', 'EMAIL', 'CHAT'])),
        optional(moment),
        optional(moment),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (types, channels, since, until, size, backwards) => {
          const expected = shown(
            newestFirst(events).filter(
              ({ type, channel, at }) =>
                (types?.includes(type) ?? true) &&
                (channels === null || (channel !== null && channels.includes(channel))) &&
                (since === null || at >= since) &&
                (until === null || at < until),
            ),
          );
          const walked: object[] = [];
          for (let cursor: string | null = null; ;) {
            const page: object = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
            const answer: Asked = await api.ask<Asked>(TIMELINE, {
              id: customer,
              types,
              channels,
              since,
              until,
              ...page,
            });
            const { nodes, pageInfo, totalCount } = answer.customer.timeline;
            expect(totalCount).toEqual({ value: expected.length, isExact: true });
            if (backwards) walked.unshift(...nodes);
            else walked.push(...nodes);
            expect(walked.length).toBeLessThanOrEqual(expected.length);
            if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
            cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
          }
          expect(walked).toEqual(expected);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('takes one statement, and one for each kind of fact, for 2 customers as for 20', async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { timeline(first: 10) { nodes { at ${FACT} } } } } }`;
    for (const count of [2, 20]) {
      const ids = await Promise.all(
        Array.from({ length: count }, async () => {
          const id = await api.bank.customer();
          await fill(api.bank, [id], 10);
          return `cus_${id}`;
        }),
      );
      api.statements.length = 0;
      await api.ask(query, { ids });
      expect([...api.statements].sort()).toEqual([
        'accounts.findAccountsById',
        'advocacy.findAdvocacyActsById',
        'cases.findCasesById',
        'customers.findCustomersById',
        'interactions.findInteractionsById',
        'promises.findPromisesById',
        'surveys.findSurveyAnswersById',
        'timeline.findTimelines',
      ]);
    }
  });
});

describe('a page of a timeline', () => {
  test('reads about as many rows for a customer with 10,000 events as for one with 10', async () => {
    const database = await freshDatabase();
    const bank = await Bank.open(database.db);
    const [few, many] = [await bank.customer(), await bank.customer()];
    await fill(bank, [few], 10);
    await database.db.execute(
      'test.many',
      `INSERT INTO interactions (id, source_id, external_id, customer_id, channel, direction, started_at, outcome, settlement)
        SELECT LPAD(n, 16, '0'), ?, n, ?, 'PHONE', 'INBOUND', TIMESTAMPADD(MINUTE, n, '2020-01-01'), 'ANSWERED', 'UNKNOWN'
        FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM ${'abce'
          .split('')
          .map(
            (
              name,
            ) => `(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
            UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) ${name}`,
          )
          .join(', ')}) numbers`,
      [bank.sourceId, many],
    );
    await database.db.query('test.analyze', 'ANALYZE TABLE interactions');
    // One connection, so that its counters are those of the statement.
    const single = await createDataSource(database.url, { poolSize: 1, statementTimeoutMs: 5_000 });
    await single.initialize();
    const db = openDb(single);
    const rowsRead = async (id: string): Promise<number> => {
      await db.execute('test.flush', 'FLUSH STATUS');
      const [page] = await findTimelines(db, 'EVERYTHING', [
        {
          customerIds: [id],
          asked: {
            page: { limit: 9, fromEnd: false, after: null, before: null, looksBeyond: true },
            narrowing: { types: null, channels: null, since: null, until: null },
          },
        },
      ]);
      expect(page?.rows).toHaveLength(9);
      const counters = await db.query<{ Value: string }>(
        'test.read',
        "SHOW SESSION STATUS LIKE 'Handler_read%'",
      );
      return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    const [forFew, forMany] = [await rowsRead(few), await rowsRead(many)];
    expect(forMany).toBeLessThan(1.5 * forFew);
    await single.destroy();
    await database.drop();
  });
});
