import fc from 'fast-check';
import { openApi, type TestApi } from '../../support/api';
import * as ofFacts from './attributes-of-facts';
import { grouped, periodName, type Length } from './statistics-oracle';

const SCORES = `query ($metric: SurveyMetric!, $filter: SurveyAnswerFilter, $groupBy: [ScoreGrouping!], $period: Period,
    $zone: TimeZone, $attribute: String, $least: Int! = 30) {
  scores(metric: $metric, filter: $filter, groupBy: $groupBy, period: $period, timeZone: $zone, groupByAttribute: $attribute, maxGroups: 250, minimumSample: $least) {
    period { start } language segment channel survey { id } reason { id } agent { id } team { id } ${ofFacts.ATTRIBUTE}
    metric scale { min max } definition n value noValueBecause ci95 { low high margin } mean
    promoters passives detractors topTwo easy distribution } }`;

interface Group extends Record<string, unknown> {
  readonly period: { readonly start: string } | null;
  readonly scale: { readonly min: number; readonly max: number };
  readonly n: number;
  readonly value: number | null;
  readonly ci95: { readonly margin: number } | null;
}

type Metric = 'NPS' | 'CSAT' | 'CES';

interface Row extends ofFacts.AttributeValues {
  readonly metric: Metric;
  readonly score: number;
  readonly min: number;
  readonly max: number;
  readonly language: string | null;
  readonly segment: string | null;
  readonly survey: string;
  readonly channel: string | null;
  readonly reason: string | null;
  readonly agent: string | null;
  readonly team: string | null;
  readonly answeredAt: Date;
}

const GROUPINGS = ['SURVEY', 'LANGUAGE', 'SEGMENT', 'CHANNEL', 'REASON', 'AGENT', 'TEAM'];
const NODES = ['survey', 'reason', 'agent', 'team'];
const SCALES: readonly (readonly [Metric, number, number])[] = [
  ['NPS', 0, 10],
  ['NPS', 0, 10],
  ['NPS', 1, 5],
  ['CSAT', 1, 5],
  ['CSAT', 1, 7],
  ['CES', 1, 7],
  ['CES', 1, 5],
  ['CES', 0, 10],
];

const share = (rows: readonly Row[], chosen: (score: number) => boolean): number =>
  rows.filter(({ score }) => chosen(score)).length / rows.length;

/** Mean and variance of one number for each answer: the score of NPS is the mean of +1, 0 and -1. */
function spread(values: readonly number[], divisor: number): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / divisor / values.length) };
}

/** The score and half of its interval; null where there is none. */
function scoreOf(rows: readonly Row[]): { value: number; margin: number | null } | null {
  const [{ metric, min, max } = { metric: 'NPS', min: 0, max: 0 }] = rows;
  const n = rows.length;
  if (metric === 'NPS') {
    if (min !== 0 || max !== 10) return null;
    const { mean, error } = spread(
      rows.map(({ score }) => (score > 8 ? 1 : score < 7 ? -1 : 0)),
      n,
    );
    return { value: mean * 100, margin: 196 * error };
  }
  if (metric === 'CSAT') {
    const { mean, error } = spread(
      rows.map(({ score }) => (score === max || score === max - 1 ? 1 : 0)),
      n,
    );
    return { value: mean * 100, margin: 196 * error };
  }
  const { mean, error } = spread(
    rows.map(({ score }) => score),
    n - 1,
  );
  return { value: mean, margin: n === 1 ? null : 1.96 * error };
}

describe('scores', () => {
  let api: TestApi;
  let rows: Row[];

  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const [team, reason] = [await bank.team(), await bank.reason('A')];
    const agents = [await bank.agent({ teamId: team }), await bank.agent()];
    const survivor = await bank.customer({ segment: 'SME' });
    const loser = await bank.customer({ segment: 'RETAIL' });
    await bank.absorb(survivor, loser);
    const people = [
      { customer: survivor, segment: 'SME' },
      { customer: loser, segment: 'SME' },
      { customer: await bank.customer({ segment: 'RETAIL' }), segment: 'RETAIL' },
      { customer: null, segment: null },
    ];
    const contacts = await Promise.all(
      [
        { channel: 'PHONE', reason, agent: agents[0] ?? null, team },
        { channel: 'CHAT', reason: null, agent: agents[1] ?? null, team: null },
      ].map(async (facts) => ({
        ...facts,
        interactionId: await bank.interaction(null, {
          channel: facts.channel,
          reasonId: facts.reason,
          agentId: facts.agent,
        }),
      })),
    );
    const none = { channel: null, reason: null, agent: null, team: null, interactionId: null };
    const row = fc.record({
      scale: fc.constantFrom(...SCALES),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      language: fc.constantFrom('cs', null),
      person: fc.constantFrom(...people),
      survey: fc.constantFrom(await bank.survey(), await bank.survey()),
      ...ofFacts.attributeValues,
      contact: fc.constantFrom(...contacts, none),
      answered: fc.integer({
        min: Date.parse('2026-10-20T00:00:00Z'),
        max: Date.parse('2026-11-05T00:00:00Z'),
      }),
    });
    rows = [];
    const giveAttributes = await ofFacts.declareAttributes(bank, 'SURVEY_ANSWER');
    for (const { scale, place, person, survey, contact, answered, language, ...attributes } of fc.sample(
      row,
      300,
    )) {
      const [metric, min, max] = scale;
      const { interactionId, ...facts } = contact;
      const score = Math.round(min + place * (max - min));
      const answeredAt = new Date(answered);
      const id = await bank.answer(person.customer, metric, score, {
        ...{ scaleMin: min, scaleMax: max, language, surveyId: survey, interactionId, answeredAt },
      });
      await giveAttributes(id, attributes);
      rows.push({
        ...{ metric, score, min, max, language, survey, answeredAt, segment: person.segment },
        ...facts,
        ...attributes,
      });
    }
    // The code of a source for "no answer", outside of the scale: it counts nowhere.
    await bank.answer(null, 'NPS', 11);
  });
  afterAll(() => api.close());

  const ask = async (variables: Record<string, unknown>): Promise<readonly Group[]> =>
    (await api.ask<{ scores: readonly Group[] }>(SCORES, variables)).scores;

  function checkGroup(group: Group, members: readonly Row[], least: number): void {
    const score = scoreOf(members);
    const isEnough = members.length >= least;
    expect(group.n).toBe(members.length);
    expect(group['noValueBecause']).toBe(
      score === null ? 'OTHER_SCALE' : isEnough ? null : 'BELOW_MINIMUM_SAMPLE',
    );
    if (score === null || !isEnough) {
      expect([group.value, group.ci95]).toEqual([null, null]);
    } else {
      expect(group.value).toBeCloseTo(score.value, 9);
      if (score.margin === null) expect(group.ci95).toBeNull();
      else {
        expect(group.ci95).toEqual({
          low: expect.closeTo(score.value - score.margin, 6) as number,
          high: expect.closeTo(score.value + score.margin, 6) as number,
          margin: expect.closeTo(score.margin, 6) as number,
        });
      }
    }
    const timesOf = (score: number) => members.filter((row) => row.score === score).length;
    const { min, max } = group.scale;
    expect(group['distribution']).toEqual(
      Array.from({ length: max - min + 1 }, (_, index) => timesOf(min + index)),
    );
  }

  test('of any groups, periods and scales are what the definitions say', async () => {
    const zone = 'Europe/Prague';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Metric>('NPS', 'CSAT', 'CES'),
        fc.subarray(GROUPINGS, { maxLength: 2 }),
        fc.option(fc.constantFrom<Length>('DAY', 'WEEK', 'MONTH')),
        fc.constantFrom(1, 5, 30),
        fc.option(fc.constantFrom('cs')),
        ofFacts.groupedAttribute,
        async (metric, groupings, period, least, language, attribute) => {
          const groupBy = ofFacts.besides(groupings, period, attribute);
          const filter = language && { language: { eq: language } };
          const answer = await ask({
            metric,
            filter,
            groupBy,
            period,
            attribute,
            zone: period && zone,
            least,
          });
          const keys = groupBy.map((grouping) => grouping.toLowerCase());
          const named = (at: Date | null) => (period && at ? periodName(zone, period, at) : '');
          const expected = grouped(
            rows.filter((row) => row.metric === metric && (language === null || row.language === language)),
            (row) =>
              JSON.stringify([
                ...[row.min, row.max, named(row.answeredAt), attribute && row[attribute]],
                ...keys.map((key) => ({ ...row })[key as keyof Row]),
              ]),
          );
          expect(answer).toHaveLength(expected.size);
          for (const group of answer) {
            const shown = keys.map((key) =>
              NODES.includes(key) ? ((group[key] as { id: string } | null)?.id.slice(4) ?? null) : group[key],
            );
            const start = group.period && new Date(group.period.start);
            const name = JSON.stringify([
              group.scale.min,
              group.scale.max,
              named(start),
              ofFacts.shownAttribute(group),
              ...shown,
            ]);
            checkGroup(group, expected.get(name) ?? [], least);
          }
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test('count promoters, passives and detractors, the two highest scores, and those who found it easy', async () => {
    const on = (metric: Metric, max: number) =>
      rows.filter((row) => row.metric === metric && row.max === max);
    const groupOn = (groups: readonly Group[], max: number) => groups.find(({ scale }) => scale.max === max);
    const count = (some: readonly Row[], ...scores: number[]) =>
      some.filter(({ score }) => scores.includes(score)).length;
    const unused = { promoters: null, passives: null, detractors: null, topTwo: null, easy: null };
    const [nps, csat, ces] = [
      await ask({ metric: 'NPS', least: 1 }),
      await ask({ metric: 'CSAT', least: 1 }),
      await ask({ metric: 'CES', least: 1 }),
    ];
    const answers = on('NPS', 10);
    expect(groupOn(nps, 10)).toMatchObject({
      ...unused,
      promoters: count(answers, 9, 10),
      passives: count(answers, 7, 8),
      detractors: count(answers, 0, 1, 2, 3, 4, 5, 6),
    });
    expect(groupOn(nps, 5)).toMatchObject({ ...unused, value: null });
    expect(groupOn(csat, 7)).toMatchObject({ ...unused, topTwo: count(on('CSAT', 7), 6, 7) });
    expect(groupOn(ces, 7)).toMatchObject({ ...unused, easy: count(on('CES', 7), 5, 6, 7) });
    expect(groupOn(ces, 5)).toMatchObject({ ...unused, easy: count(on('CES', 5), 4, 5) });
    expect(groupOn(ces, 10)).toMatchObject(unused);
    expect(share(on('CSAT', 7), (score) => score >= 6) * 100).toBeCloseTo(groupOn(csat, 7)?.value ?? NaN, 9);
  });

  test('turn out otherwise as soon as one row is another', async () => {
    const nps = rows.filter(({ metric, max }) => metric === 'NPS' && max === 10);
    const check = async () => {
      const group = (await ask({ metric: 'NPS' })).find(({ scale }) => scale.max === 10);
      if (!group) throw new Error('There is no group');
      checkGroup(group, nps, 30);
    };
    await check();
    const changed = await api.database.db.execute(
      'test.change',
      "UPDATE survey_answers SET score = 10 - score WHERE metric = 'NPS' AND scale_max = 10 AND score NOT IN (5, 11) ORDER BY id LIMIT 1",
    );
    expect(changed).toBe(1);
    await expect(check()).rejects.toThrow();
  });

  test('take one statement, whatever they are grouped by', async () => {
    api.statements.length = 0;
    await ask({ metric: 'NPS', groupBy: ['SEGMENT', 'CHANNEL'] });
    expect(api.statements).toEqual(['statistics.countScores']);
  });

  test('of a smaller sample than one are refused', async () => {
    expect(await api.refusal(SCORES, { metric: 'NPS', least: 0 })).toEqual({
      code: 'BAD_USER_INPUT',
      message: '"minimumSample" must be 1 or more, not 0.',
    });
  });
});
