import fc from 'fast-check';
import { openApi, type TestApi } from '../../support/api';
import * as ofFacts from './attributes-of-facts';
import { FIGURES, figuresOf, grouped, periodName, type Length } from './statistics-oracle';

const KEYS = `period { start end } channel direction outcome settlement language
  reason { id } agent { id } team { id } queue { id }`;
const COUNTS =
  'count offered answered abandoned leftInMenu answeredWithin answeredShare abandonedShare serviceLevel';
const STATS = `query ($filter: InteractionFilter, $groupBy: [InteractionGrouping!], $period: Period, $zone: TimeZone, $attribute: String, $within: Int! = 20) {
  interactionStats(filter: $filter, groupBy: $groupBy, period: $period, timeZone: $zone, groupByAttribute: $attribute, maxGroups: 250, withinSeconds: $within) {
    ${KEYS} ${ofFacts.ATTRIBUTE} ${COUNTS} wait ${FIGURES} handle ${FIGURES} } }`;

type Stats = Record<string, unknown> & { period: { start: string; end: string } | null };
interface Answer {
  readonly interactionStats: readonly Stats[];
}

interface Row extends ofFacts.AttributeValues {
  readonly channel: string;
  readonly direction: string;
  readonly outcome: string;
  readonly settlement: string;
  readonly language: string | null;
  readonly reason: string | null;
  readonly agent: string | null;
  readonly team: string | null;
  readonly queue: string | null;
  readonly startedAt: Date;
  readonly queued: boolean;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
}

const OUTCOMES = ['ANSWERED', 'ABANDONED', 'LEFT_IN_MENU', 'CONTAINED', 'MISSED', 'PHANTOM', 'RUNNING'];
/** What was no contact, and what is none yet. */
const isCounted = (outcome: string): boolean => outcome !== 'PHANTOM' && outcome !== 'RUNNING';
const GROUPINGS = [
  'CHANNEL',
  'DIRECTION',
  'OUTCOME',
  'SETTLEMENT',
  'LANGUAGE',
  'REASON',
  'AGENT',
  'TEAM',
  'QUEUE',
] as const;
const NODES = ['reason', 'agent', 'team', 'queue'];

/** Around the days on which the clocks of Prague change, and in the months beside them. */
const moment = fc
  .oneof(
    fc.date({ min: new Date('2026-03-28T20:00:00Z'), max: new Date('2026-03-30T02:00:00Z') }),
    fc.date({ min: new Date('2026-10-24T20:00:00Z'), max: new Date('2026-10-26T02:00:00Z') }),
    fc.date({ min: new Date('2025-12-30T00:00:00Z'), max: new Date('2026-12-31T23:59:59Z') }),
  )
  .filter((date) => !Number.isNaN(date.getTime()));

function expectedOf(rows: readonly Row[], within: number): object {
  const real = rows.filter(({ outcome }) => isCounted(outcome));
  const of = (outcome: string): Row[] => real.filter((row) => row.outcome === outcome);
  const offered = real.filter(
    ({ outcome, queued }) => outcome === 'ANSWERED' || outcome === 'ABANDONED' || queued,
  );
  const [answered, abandoned] = [of('ANSWERED'), of('ABANDONED')];
  const inTime = answered.filter(({ waitSeconds }) => waitSeconds !== null && waitSeconds <= within);
  const share = (part: readonly Row[]) => (offered.length === 0 ? null : part.length / offered.length);
  return {
    count: real.length,
    offered: offered.length,
    answered: answered.length,
    abandoned: abandoned.length,
    leftInMenu: of('LEFT_IN_MENU').length,
    answeredWithin: inTime.length,
    answeredShare: share(answered),
    abandonedShare: share(abandoned),
    serviceLevel: share(inTime),
    wait: figuresOf(offered.flatMap(({ waitSeconds }) => waitSeconds ?? [])),
    handle: figuresOf(answered.flatMap(({ handleSeconds }) => handleSeconds ?? [])),
  };
}

describe('statistics of contacts', () => {
  let api: TestApi;
  let rows: Row[];

  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const teams = [await bank.team('Cards'), await bank.team('Loans')];
    const staff = [
      { agent: await bank.agent({ teamId: teams[0] ?? null }), team: teams[0] ?? null },
      { agent: await bank.agent({ teamId: teams[1] ?? null }), team: teams[1] ?? null },
      { agent: await bank.agent({ teamId: teams[1] ?? null }), team: teams[1] ?? null },
      { agent: await bank.agent(), team: null },
      { agent: null, team: null },
    ];
    const customers = [await bank.customer(), null];
    const row = fc.record({
      channel: fc.constantFrom('PHONE', 'EMAIL', 'CHAT'),
      direction: fc.constantFrom('INBOUND', 'OUTBOUND'),
      outcome: fc.constantFrom(...OUTCOMES),
      settlement: fc.constantFrom('SETTLED_NOW', 'UNKNOWN'),
      language: fc.constantFrom('cs', 'en', null),
      reason: fc.constantFrom(await bank.reason('A'), await bank.reason('B'), null),
      staff: fc.constantFrom(...staff),
      ...ofFacts.attributeValues,
      queue: fc.constantFrom(await bank.queue('Cards'), await bank.queue('Loans'), null),
      startedAt: moment,
      queued: fc.boolean(),
      waitSeconds: fc.option(fc.integer({ min: 0, max: 40 })),
      handleSeconds: fc.option(fc.integer({ min: 0, max: 400 })),
      customer: fc.constantFrom(...customers),
    });
    rows = [];
    const giveAttributes = await ofFacts.declareAttributes(bank, 'INTERACTION');
    for (const {
      staff: who,
      customer,
      reason,
      queue,
      queued,
      label,
      amount,
      flag,
      day,
      ...values
    } of fc.sample(row, 250)) {
      const attributes = { label, amount, flag, day };
      const id = await bank.interaction(customer, {
        ...values,
        queuedAt: queued ? values.startedAt : null,
        reasonId: reason,
        agentId: who.agent,
        queueId: queue,
      });
      await giveAttributes(id, attributes);
      rows.push({ ...values, ...attributes, ...who, reason, queue, queued });
    }
  });
  afterAll(() => api.close());

  const ask = async (variables: Record<string, unknown> = {}): Promise<readonly Stats[]> =>
    (await api.ask<Answer>(STATS, variables)).interactionStats;

  /** The groups of an answer: by the names of their keys, the keys taken away. */
  function byName(answer: readonly Stats[], keys: readonly string[], nameOf: (stats: Stats) => string) {
    return new Map(
      answer.map((stats) => {
        const figures = Object.fromEntries(
          Object.entries(stats).filter(([name]) => !`${KEYS} attribute`.match(/\w+/g)?.includes(name)),
        );
        const shown = keys.map((key) => {
          const value = stats[key];
          return NODES.includes(key) ? ((value as { id: string } | null)?.id.slice(4) ?? null) : value;
        });
        return [JSON.stringify([nameOf(stats), ofFacts.shownAttribute(stats), ...shown]), figures];
      }),
    );
  }

  test('of all of them are what the definitions say', async () => {
    expect(await ask()).toEqual([expect.objectContaining(expectedOf(rows, 20))]);
    expect(await ask({ within: 0 })).toEqual([expect.objectContaining(expectedOf(rows, 0))]);
  });

  test('of any groups, any choice and any periods are what the definitions say', async () => {
    const zones = ['Europe/Prague', 'UTC', 'America/St_Johns', 'Australia/Lord_Howe'];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...GROUPINGS], { maxLength: 2 }),
        fc.option(fc.constantFrom<Length>('HOUR', 'DAY', 'WEEK', 'MONTH')),
        fc.constantFrom(...zones),
        fc.subarray(['PHONE', 'EMAIL', 'CHAT'], { minLength: 1 }),
        ofFacts.groupedAttribute,
        async (groupings, period, zone, channels, attribute) => {
          const groupBy = ofFacts.besides(groupings, period, attribute);
          const answer = await ask({
            groupBy,
            attribute,
            period,
            zone: period && zone,
            filter: { channel: { in: channels } },
          });
          const keys = groupBy.map((grouping) => grouping.toLowerCase() as keyof Row);
          const inPeriod = (at: Date) => (period === null ? '' : periodName(zone, period, at));
          const chosen = rows.filter(
            ({ channel, outcome }) => channels.includes(channel) && isCounted(outcome),
          );
          const expected = new Map(
            [
              ...grouped(chosen, (row) =>
                JSON.stringify([
                  inPeriod(row.startedAt),
                  attribute && row[attribute],
                  ...keys.map((key) => row[key]),
                ]),
              ),
            ].map(([name, members]) => [name, expectedOf(members, 20)]),
          );
          expect(
            byName(answer, keys, (stats) => (stats.period ? inPeriod(new Date(stats.period.start)) : '')),
          ).toEqual(expected);
          const starts = answer.map((stats) => stats.period?.start ?? '');
          expect(starts).toEqual([...starts].sort());
          for (const { period: span } of answer) {
            if (span === null) continue;
            const last = new Date(Date.parse(span.end) - 1);
            expect(inPeriod(last)).toBe(inPeriod(new Date(span.start)));
            expect(inPeriod(new Date(span.end))).not.toBe(inPeriod(last));
            expect(inPeriod(new Date(Date.parse(span.start) - 1))).not.toBe(inPeriod(last));
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('turn out otherwise as soon as one row is another', async () => {
    const { database } = api;
    const change = (seconds: string) =>
      database.db.execute(
        'test.change',
        `UPDATE interactions SET wait_seconds = wait_seconds ${seconds} WHERE outcome = 'ANSWERED' AND wait_seconds IS NOT NULL
           ORDER BY id LIMIT 1`,
      );
    expect(await change('+ 1')).toBe(1);
    expect(await ask()).not.toEqual([expect.objectContaining(expectedOf(rows, 20))]);
    await change('- 1');
    expect(await ask()).toEqual([expect.objectContaining(expectedOf(rows, 20))]);
  });

  test('of nothing are nothing', async () => {
    const filter = { channel: { in: [] } };
    expect(await ask({ filter })).toEqual([expect.objectContaining(expectedOf([], 20))]);
    expect(await ask({ filter, groupBy: ['AGENT'], period: 'DAY', zone: 'UTC' })).toEqual([]);
  });

  test('take one statement for each set of figures, for 2 groups as for 20', async () => {
    for (const [groupBy, more] of [
      [['DIRECTION'], []],
      [['AGENT', 'LANGUAGE'], ['agents.findAgentsById']],
    ] as const) {
      api.statements.length = 0;
      const answer = await ask({ groupBy });
      expect(answer.length).toBeGreaterThan(groupBy.length);
      expect([...api.statements].sort()).toEqual([
        ...more,
        'statistics.findDistributions',
        'statistics.findDistributions',
        'statistics.findInteractionGroups',
      ]);
    }
    api.statements.length = 0;
    await api.ask('{ interactionStats(period: HOUR, timeZone: "Europe/Prague", maxGroups: 250) { count } }');
    expect(api.statements).toEqual(['statistics.offsetsOf', 'statistics.findInteractionGroups']);
  });

  test.each([
    ['groupBy: [CHANNEL, AGENT, TEAM]', 'at most 2'],
    ['groupBy: [CHANNEL, AGENT], period: DAY, timeZone: "UTC"', 'at most 2'],
    ['groupBy: [CHANNEL, AGENT], groupByAttribute: "label"', 'at most 2'],
    ['groupByAttribute: "colour"', '"groupByAttribute" names "colour"'],
    ['filter: { attributes: [{ key: "colour" }] }', '"filter.attributes.key" names "colour"'],
    ['period: DAY', '"period" needs "timeZone"'],
    ['timeZone: "UTC"', 'Say which period'],
    ['period: DAY, timeZone: "Europe/Atlantis"', 'no time zone'],
    ['maxGroups: 0', '"maxGroups" must be 1 to 1,000'],
    ['maxGroups: 1001', '"maxGroups" must be 1 to 1,000'],
    ['withinSeconds: -1', '"withinSeconds" must be 0 to 86,400'],
    ['filter: { channel: { eq: null } }', '"filter.channel.eq" is null'],
  ])('asked for with (%s) are refused, with the remedy', async (args, message) => {
    const refusal = await api.refusal(`{ interactionStats(${args}) { count } }`);
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(message) as string,
    });
  });

  test('of more groups than were asked for are refused, with the remedy', async () => {
    const { bank } = api;
    const hour = (index: number) => new Date(Date.parse('2001-01-01T00:00:00Z') + index * 3_600_000);
    for (let index = 0; index < 1_000; index += 1) await bank.interaction(null, { startedAt: hour(index) });
    const hours = (most: string) => `{ interactionStats(filter: { startedAt: { lt: "2001-03-01T00:00:00Z" } },
      period: HOUR, timeZone: "Europe/Prague"${most}) { count } }`;
    const { interactionStats } = await api.ask<{ interactionStats: unknown[] }>(hours(', maxGroups: 1000'));
    expect(interactionStats).toHaveLength(1_000);
    const remedy = async (most: string) => (await api.refusal(hours(most))).message;
    expect(await remedy(', maxGroups: 999')).toContain(
      'more than 999 groups: raise "maxGroups" (at most 1,000), narrow "filter"',
    );
    expect(await remedy('')).toContain('more than 100 groups');
    await bank.interaction(null, { startedAt: hour(1_000) });
    expect(await remedy(', maxGroups: 1000')).toContain('more than 1,000 groups: narrow "filter"');
  });
});
