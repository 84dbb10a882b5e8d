import type { Graph } from '../../platform/graphql/graph-client';
import { sumBy } from './ask-graph';
import type { Chapter } from './chapter';
import type { Figures } from './compare-figures';

/** Names of the attributes in truth files. */
const CUTS: Readonly<Record<string, string>> = {
  by_boarding_area: 'boarding-area',
  by_day: 'weekday',
  by_age_code: 'age',
  by_language_code: 'language',
  by_home_region_top: 'home',
};

/** The surveys that the truth file names by the column of their answers. */
const SURVEYS: Readonly<Record<string, { readonly code: string; readonly metric: 'CSAT' | 'CES' }>> = {
  Q7ALL: { code: 'sfo.overall', metric: 'CSAT' },
  Q9ALL: { code: 'sfo.cleanliness', metric: 'CSAT' },
  Q10SAFE: { code: 'sfo.safety', metric: 'CSAT' },
  Q13GETRATE: { code: 'sfo.way-there', metric: 'CES' },
  Q14FIND: { code: 'sfo.finding-way', metric: 'CES' },
  Q14PASSTHRU: { code: 'sfo.security', metric: 'CES' },
};

interface Score {
  readonly survey: { readonly code: string } | null;
  readonly attribute: { readonly text: string } | null;
  readonly n: number;
  readonly mean: number | null;
  readonly value: number | null;
  readonly promoters: number | null;
  readonly passives: number | null;
  readonly detractors: number | null;
  readonly topTwo: number | null;
  readonly easy: number | null;
  readonly scale: { readonly min: number };
  readonly distribution: readonly number[] | null;
}

const SCORES = `query ($metric: SurveyMetric!, $attribute: String) {
  scores(metric: $metric, groupBy: [SURVEY], groupByAttribute: $attribute, minimumSample: 1, maxGroups: 400) {
    survey { code } attribute { text } n mean value promoters passives detractors topTwo easy scale { min } distribution } }`;

async function scoresOf(graph: Graph, metric: string, attribute: string | null): Promise<readonly Score[]> {
  const { scores } = await graph.ask<{ scores: readonly Score[] }>(SCORES, { metric, attribute });
  return scores;
}

function npsFigures({ n, promoters, passives, detractors, value, mean }: Score): Figures {
  return {
    n,
    promoters: promoters ?? 0,
    passives: passives ?? 0,
    detractors: detractors ?? 0,
    nps: value ?? 0,
    mean: mean ?? 0,
  };
}

function rateFigures({ n, mean, topTwo, easy, scale, distribution }: Score): Figures {
  const counts = (distribution ?? []).map((count, index) => [String(scale.min + index), count] as const);
  return {
    n,
    mean: mean ?? 0,
    top2_share: n === 0 ? 0 : (topTwo ?? easy ?? 0) / n,
    counts: Object.fromEntries(counts),
  };
}

function byValue(scores: readonly Score[], figures: (score: Score) => Figures): Figures {
  return Object.fromEntries(scores.map((score) => [score.attribute?.text ?? '', figures(score)]));
}

/** `csat_Q7ALL_airport_overall_1to5`, `csat_Q7ALL_by_boarding_area`: a column, and perhaps what its answers are cut by. */
async function rates(graph: Graph, name: string): Promise<Figures | undefined> {
  const column = /^(?:csat|ease)_(Q[0-9A-Z]+)(?:_|$)/.exec(name)?.[1];
  const survey = column === undefined ? undefined : SURVEYS[column];
  if (survey === undefined) return undefined;
  const cut = Object.keys(CUTS).find((one) => name.endsWith(one));
  const attribute = cut === undefined ? null : (CUTS[cut] ?? null);
  const scores = (await scoresOf(graph, survey.metric, attribute)).filter(
    ({ survey: answered }) => answered?.code === survey.code,
  );
  const [whole] = scores;
  if (attribute !== null) return byValue(scores, rateFigures);
  return whole && rateFigures(whole);
}

const INTERVIEWS = `query {
  whole: interactionStats { count }
  days: interactionStats(period: DAY, timeZone: "America/Los_Angeles", maxGroups: 400) { count period { start } }
  ticked: interactionStats(groupByAttribute: "recommend") { count attribute { text } } }`;

interface Interviews {
  readonly whole: readonly { readonly count: number }[];
  readonly days: readonly { readonly count: number; readonly period: { readonly start: string } }[];
  readonly ticked: readonly {
    readonly count: number;
    readonly attribute: { readonly text: string } | null;
  }[];
}

const DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Los_Angeles', day: 'numeric' });

async function figures(graph: Graph, truth: Figures): Promise<Figures> {
  const { whole, days, ticked } = await graph.ask<Interviews>(INTERVIEWS);
  const shown: Record<string, Figures | number> = {
    rows: whole[0]?.count ?? 0,
    netpro_raw_counts: sumBy(
      ticked,
      ({ attribute }) => attribute?.text ?? '(blank)',
      ({ count }) => count,
    ),
    interview_days_of_month: sumBy(
      days,
      ({ period }) => DAY.format(new Date(period.start)),
      ({ count }) => count,
    ),
  };
  const [overall] = await scoresOf(graph, 'NPS', null);
  if (overall !== undefined) shown['overall_unweighted'] = npsFigures(overall);
  for (const name of Object.keys(truth)) {
    const attribute = CUTS[name];
    if (attribute !== undefined) shown[name] = byValue(await scoresOf(graph, 'NPS', attribute), npsFigures);
    const rated = await rates(graph, name);
    if (rated !== undefined) shown[name] = rated;
  }
  return shown;
}

const UNWEIGHTED =
  'a score is of the answers themselves, each counting once; the weight of a passenger is kept as an attribute';

export const surveys: Chapter = {
  name: 'surveys',
  mappings: ['airport-survey'],
  figures,
  unshown: {
    overall_weighted_nps: UNWEIGHTED,
    weight_sum: UNWEIGHTED,
    if_11_were_wrongly_counted_as_promoter: 'it is the figure of a mistake; 11 is no answer and no score',
  },
};
