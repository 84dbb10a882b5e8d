import fc from 'fast-check';
import { openApi, type TestApi } from '../../support/api';
import * as ofFacts from './attributes-of-facts';
import { FIGURES, figuresOf, grouped, periodName, type Length } from './statistics-oracle';

const STATS = `query ($filter: CaseFilter, $groupBy: [CaseGrouping!], $period: Period, $zone: TimeZone, $attribute: String) {
  caseStats(filter: $filter, groupBy: $groupBy, period: $period, timeZone: $zone, groupByAttribute: $attribute, maxGroups: 300) {
    period { start } kind status priority channel reason { id } product { id } owner { id } ${ofFacts.ATTRIBUTE}
    count open resolved closed withDueDate timelinessKnown timely timelyShare daysToResolve ${FIGURES} } }`;

interface Stats extends Record<string, unknown> {
  readonly period: { readonly start: string } | null;
}

interface Row extends ofFacts.AttributeValues {
  readonly kind: string;
  readonly status: string;
  readonly priority: string;
  readonly channel: string | null;
  readonly reason: string | null;
  readonly product: string | null;
  readonly owner: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly answeredInTime: boolean | null;
}

const GROUPINGS = ['KIND', 'STATUS', 'PRIORITY', 'CHANNEL', 'REASON', 'PRODUCT', 'OWNER'];
const NODES = ['reason', 'product', 'owner'];
const DAY_SECONDS = 86_400;

function expectedOf(rows: readonly Row[]): object {
  const withStatus = (...statuses: string[]): number =>
    rows.filter(({ status }) => statuses.includes(status)).length;
  const due = rows.filter(({ dueAt }) => dueAt !== null);
  const known = rows.filter(({ dueAt, answeredInTime }) => dueAt !== null || answeredInTime !== null);
  const timely = known.filter(
    ({ dueAt, resolvedAt, answeredInTime }) =>
      answeredInTime ?? (dueAt !== null && resolvedAt !== null && resolvedAt <= dueAt),
  );
  return {
    count: rows.length,
    open: withStatus('NEW', 'OPEN', 'WAITING'),
    resolved: withStatus('RESOLVED'),
    closed: withStatus('CLOSED'),
    withDueDate: due.length,
    timelinessKnown: known.length,
    timely: timely.length,
    timelyShare: known.length === 0 ? null : timely.length / known.length,
    daysToResolve: figuresOf(
      rows.flatMap(({ openedAt, resolvedAt }) =>
        resolvedAt === null ? [] : Math.trunc((resolvedAt.getTime() - openedAt.getTime()) / 1000),
      ),
      DAY_SECONDS,
    ),
  };
}

describe('statistics of cases', () => {
  let api: TestApi;
  let rows: Row[];

  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const customer = await bank.customer();
    const later = (most: number) => fc.option(fc.integer({ min: 0, max: most * DAY_SECONDS * 1000 }));
    const row = fc.record({
      kind: fc.constantFrom('COMPLAINT', 'REQUEST', 'DISPUTE'),
      status: fc.constantFrom('NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED'),
      priority: fc.constantFrom('LOW', 'URGENT'),
      channel: fc.constantFrom('PHONE', 'LETTER', null),
      reason: fc.constantFrom(await bank.reason('A'), null),
      product: fc.constantFrom(await bank.product(), await bank.product(), null),
      owner: fc.constantFrom(await bank.agent(), await bank.agent(), null),
      opened: fc.integer({
        min: Date.parse('2026-03-20T00:00:00Z'),
        max: Date.parse('2026-04-10T00:00:00Z'),
      }),
      ...ofFacts.attributeValues,
      due: later(10),
      resolved: later(12),
      answeredInTime: fc.option(fc.boolean()),
    });
    rows = fc.sample(row, 300).map(({ opened, due, resolved, ...values }) => ({
      ...values,
      openedAt: new Date(opened),
      dueAt: due === null ? null : new Date(opened + due),
      resolvedAt: resolved === null ? null : new Date(opened + resolved),
    }));
    const giveAttributes = await ofFacts.declareAttributes(bank, 'CASE');
    for (const { reason, product, owner, label, amount, flag, day, ...values } of rows) {
      const references = { reasonId: reason, productId: product, ownerId: owner };
      const id = await bank.case(customer, { ...values, ...references });
      await giveAttributes(id, { label, amount, flag, day });
    }
  });
  afterAll(() => api.close());

  const ask = async (variables: Record<string, unknown> = {}): Promise<readonly Stats[]> =>
    (await api.ask<{ caseStats: readonly Stats[] }>(STATS, variables)).caseStats;

  test('of any groups and any periods are what the definitions say', async () => {
    const zone = 'Europe/Prague';
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(GROUPINGS, { maxLength: 2 }),
        fc.option(fc.constantFrom<Length>('DAY', 'WEEK', 'MONTH')),
        fc.subarray(['LOW', 'URGENT'], { minLength: 1 }),
        ofFacts.groupedAttribute,
        async (groupings, period, priorities, attribute) => {
          const groupBy = ofFacts.besides(groupings, period, attribute);
          const filter = { priority: { in: priorities } };
          const answer = await ask({ filter, groupBy, period, attribute, zone: period && zone });
          const keys = groupBy.map((grouping) => grouping.toLowerCase());
          const named = (at: Date | null) => (period && at ? periodName(zone, period, at) : '');
          const shownKey = (stats: Stats, key: string) =>
            NODES.includes(key) ? ((stats[key] as { id: string } | null)?.id.slice(4) ?? null) : stats[key];
          const expected = grouped(
            rows.filter(({ priority }) => priorities.includes(priority)),
            (row) =>
              JSON.stringify([
                named(row.openedAt),
                attribute && row[attribute],
                ...keys.map((key) => ({ ...row })[key as keyof Row]),
              ]),
          );
          expect(answer).toHaveLength(expected.size);
          for (const stats of answer) {
            const start = stats.period && new Date(stats.period.start);
            const name = JSON.stringify([
              named(start),
              ofFacts.shownAttribute(stats),
              ...keys.map((key) => shownKey(stats, key)),
            ]);
            expect(stats).toMatchObject(expectedOf(expected.get(name) ?? []));
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('turn out otherwise as soon as one row is another', async () => {
    expect(await ask()).toEqual([expect.objectContaining(expectedOf(rows))]);
    const changed = await api.database.db.execute(
      'test.change',
      'UPDATE cases SET resolved_at = TIMESTAMPADD(SECOND, 1, resolved_at) WHERE resolved_at IS NOT NULL ORDER BY id LIMIT 1',
    );
    expect(changed).toBe(1);
    expect(await ask()).not.toEqual([expect.objectContaining(expectedOf(rows))]);
  });

  test('take one statement for each set of figures', async () => {
    api.statements.length = 0;
    await ask({ groupBy: ['PRODUCT', 'OWNER'] });
    expect([...api.statements].sort()).toEqual([
      'accounts.findProductsById',
      'agents.findAgentsById',
      'statistics.findCaseGroups',
      'statistics.findDistributions',
    ]);
  });
});
