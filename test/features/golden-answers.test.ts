import { seedDemoBank } from '../../src/features/demo-bank/seed-demo-bank';
import type { Golden } from '../../src/features/demo-bank/domain/golden';
import type { Figures } from '../../src/features/demo-bank/domain/golden-figures';
import { openApi, type TestApi } from '../support/api';

const AS_OF = '2026-03-01'; // the moment at which the API of the tests lives
const DISTRIBUTION = '{ n sum median p80 p90 p95 p99 max }';

type Group<Key extends string> = Readonly<Record<string, unknown>> & Readonly<Record<Key, string>>;

/** Groups by what they are grouped by, which is left out of them. */
function byKey<Key extends string>(groups: readonly Group<Key>[], key: Key): Record<string, object> {
  return Object.fromEntries(groups.map(({ [key]: name, ...rest }) => [name, rest]));
}

/** The share of `part`, as a number that JSON carries; null of nothing. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

describe('the graph answers what the seed says is true of the demo bank', () => {
  let api: TestApi;
  let golden: Golden;
  beforeAll(async () => {
    api = await openApi();
    await api.database.db.execute('test.empty', 'DELETE FROM source_systems');
    ({ golden } = await seedDemoBank(api.database.db, { customers: 400, seed: 11, asOf: AS_OF }));
  }, 60_000);
  afterAll(() => api.close());

  test('of how many customers, promises and facts there are', async () => {
    const count = async (list: string, filter = '') => {
      const answer = await api.ask<Record<string, { totalCount: { value: number } }>>(
        `{ ${list}(first: 1${filter}) { totalCount { value } } }`,
      );
      return answer[list]?.totalCount.value;
    };
    for (const list of ['customers', 'accounts', 'interactions', 'cases', 'promises', 'surveyAnswers'])
      expect([list, await count(list)]).toEqual([list, golden.rows[list]]);
    const parts = [
      ['customers', 'segment', golden.customersBySegment],
      ['customers', 'status', golden.customersByStatus],
      ['promises', 'state', golden.promisesByState],
    ] as const;
    for (const [list, field, counts] of parts) {
      expect(Object.keys(counts).length).toBeGreaterThan(2);
      for (const [value, times] of Object.entries(counts)) {
        const found = await count(list, `, filter: { ${field}: { eq: ${value} } }`);
        expect([field, value, found]).toEqual([field, value, times]);
      }
    }
  });

  test('of contacts on each channel', async () => {
    const { interactionStats } = await api.ask<{ interactionStats: Group<'channel'>[] }>(
      `{ interactionStats(groupBy: [CHANNEL], withinSeconds: 20, filter: { outcome: { notIn: [PHANTOM] } }) {
        channel count offered answered abandoned answeredWithin20: answeredWithin serviceLevel answeredShare
        wait ${DISTRIBUTION} handle ${DISTRIBUTION} } }`,
    );
    const expected = Object.entries(golden.contactsByChannel).map(([channel, contacts]) => {
      const { answered, offered, answeredWithin20 } = contacts;
      const shares = {
        serviceLevel: share(answeredWithin20, offered),
        answeredShare: share(answered, offered),
      };
      return [channel, { ...contacts, ...shares }];
    });
    expect(expected.length).toBeGreaterThan(10);
    expect(byKey(interactionStats, 'channel')).toEqual(Object.fromEntries(expected));
  });

  test('of cases of each kind', async () => {
    const { caseStats } = await api.ask<{ caseStats: Group<'kind'>[] }>(
      '{ caseStats(groupBy: [KIND]) { kind count open withDueDate timely } }',
    );
    expect(byKey(caseStats, 'kind')).toEqual(golden.casesByKind);
  });

  test.each([
    ['NPS', 0, 10],
    ['CSAT', 1, 5],
    ['CES', 1, 7],
  ] as const)('of the scores of %s in each segment', async (metric, min, max) => {
    const { scores } = await api.ask<{
      scores: { segment: string | null; n: number; value: number; distribution: number[] }[];
    }>(
      `{ scores(metric: ${metric}, groupBy: [SEGMENT], minimumSample: 1) { segment n value distribution } }`,
    );
    const mine = Object.entries(golden.scores).filter(([name]) => name.startsWith(`${metric} `));
    expect(mine.length).toBeGreaterThan(3);
    expect(scores.map(({ segment }) => `${metric} ${segment ?? '-'}`).sort()).toEqual(
      mine.map(([name]) => name).sort(),
    );
    for (const { segment, n, value, distribution } of scores) {
      const counts = golden.scores[`${metric} ${segment ?? '-'}`] ?? {};
      const each = Array.from({ length: max - min + 1 }, (_, index) => counts[String(min + index)] ?? 0);
      expect(distribution).toEqual(each);
      expect(n).toBe(each.reduce((sum, times) => sum + times, 0));
      expect(value).toBeCloseTo(valueOf(metric, counts), 9);
    }
  });

  test('of the cards of its first customers', async () => {
    expect(golden.cards.length).toBe(24);
    for (const card of golden.cards) {
      const { customer } = await api.ask<{ customer: Card }>(
        `query ($id: ID!) { customer(by: { id: $id }) {
          displayName segment status lastContactAt
          interactions(first: 100) { nodes { id } } openCases(first: 100) { nodes { id } }
          promises(state: OPEN, first: 100) { nodes { id } } accounts(first: 100) { nodes { id } }
          scores { nps { score } csat { score } ces { score } } advocacy { stage } } }`,
        { id: `cus_${card.customerId}` },
      );
      const ids = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id.slice(4));
      const { displayName, segment, status, lastContactAt } = customer;
      expect({
        customerId: card.customerId,
        displayName,
        segment,
        status,
        lastContactAt,
        interactions: ids(customer.interactions),
        openCases: ids(customer.openCases),
        openPromises: ids(customer.promises),
        accounts: ids(customer.accounts).sort(),
        scores: {
          nps: customer.scores.nps?.score ?? null,
          csat: customer.scores.csat?.score ?? null,
          ces: customer.scores.ces?.score ?? null,
        },
        stage: customer.advocacy?.stage ?? null,
      }).toEqual({ ...card, interactions: card.interactions.slice(0, 100) });
    }
  });

  test('and one altered row is told from it', async () => {
    const { db } = api.database;
    const wait = async () => {
      const { interactionStats } = await api.ask<{ interactionStats: { wait: Figures }[] }>(
        '{ interactionStats(filter: { channel: { eq: PHONE } }) { wait { n sum median p80 p90 p95 p99 max } } }',
      );
      return interactionStats[0]?.wait;
    };
    const truth = golden.contactsByChannel['PHONE']?.wait;
    expect(await wait()).toEqual(truth);
    await db.execute(
      'test.alter',
      "UPDATE interactions SET wait_seconds = wait_seconds + 1 WHERE channel = 'PHONE' AND outcome = 'ANSWERED' AND wait_seconds IS NOT NULL LIMIT 1",
    );
    expect(await wait()).not.toEqual(truth);
  });
});

interface Connected {
  readonly nodes: { id: string }[];
}
interface Card {
  readonly displayName: string;
  readonly segment: string;
  readonly status: string;
  readonly lastContactAt: string | null;
  readonly interactions: Connected;
  readonly openCases: Connected;
  readonly promises: Connected;
  readonly accounts: Connected;
  readonly scores: Readonly<Record<'nps' | 'csat' | 'ces', { readonly score: number } | null>>;
  readonly advocacy: { readonly stage: string } | null;
}

/** The score by its definition: promoters less detractors in points, the share of the two highest in per cent, the mean. */
function valueOf(metric: 'NPS' | 'CSAT' | 'CES', counts: Readonly<Record<string, number>>): number {
  const total = (from: number, to: number) =>
    Object.entries(counts).reduce(
      (sum, [score, n]) => sum + (Number(score) >= from && Number(score) <= to ? n : 0),
      0,
    );
  const n = total(0, 10);
  if (metric === 'NPS') return (100 * (total(9, 10) - total(0, 6))) / n;
  if (metric === 'CSAT') return (100 * total(4, 5)) / n;
  return Object.entries(counts).reduce((sum, [score, times]) => sum + Number(score) * times, 0) / n;
}
