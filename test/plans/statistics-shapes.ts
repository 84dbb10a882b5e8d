import type { Shape } from './shape';

const WITHIN = '{ gte: "2026-02-01T00:00:00Z", lt: "2026-03-01T00:00:00Z" }';
const ZONE = 'timeZone: "Europe/Prague"';
const MAY_SORT = 'What is gathered and sorted are the groups of a month.';
/**
 * Statistics read what they are about: the rows of the month once, what each is joined with, and the equal values of a measure while
 * they are ranked. How many rows there are beside those of the month is no matter.
 */
const READS_PER_ROW = 8;
const READS_BESIDE = 100;

interface Statistic {
  readonly field: string;
  readonly time: string;
  readonly table: string;
  readonly column: string;
  readonly what: string;
  /** What it is grouped by: each is a shape. */
  readonly groupings: readonly string[];
}

const DISTRIBUTION = '{ n mean median p80 p90 p95 p99 }';

export const STATISTICS: readonly Statistic[] = [
  {
    field: 'interactionStats',
    time: 'startedAt',
    table: 'interactions',
    column: 'started_at',
    what: `{ count offered answered abandoned wait ${DISTRIBUTION} handle ${DISTRIBUTION} }`,
    groupings: [
      '',
      'groupBy: [CHANNEL]',
      'groupBy: [OUTCOME]',
      'groupBy: [REASON]',
      'groupBy: [AGENT]',
      'groupBy: [TEAM]',
      'groupBy: [QUEUE]',
      `groupBy: [CHANNEL], period: DAY, ${ZONE}`,
      `period: HOUR, ${ZONE}`,
    ],
  },
  {
    field: 'caseStats',
    time: 'openedAt',
    table: 'cases',
    column: 'opened_at',
    what: `{ count open resolved closed timely daysToResolve ${DISTRIBUTION} }`,
    groupings: [
      '',
      'groupBy: [KIND]',
      'groupBy: [REASON]',
      'groupBy: [OWNER]',
      'groupBy: [PRODUCT]',
      `period: WEEK, ${ZONE}`,
    ],
  },
  {
    field: 'scores',
    time: 'answeredAt',
    table: 'survey_answers',
    column: 'answered_at',
    what: '{ n value ci95 { low high } }',
    groupings: [
      '',
      'groupBy: [SEGMENT]',
      'groupBy: [CHANNEL]',
      'groupBy: [AGENT]',
      'groupBy: [TEAM]',
      'groupBy: [REASON]',
      'groupBy: [SURVEY]',
      `period: WEEK, ${ZONE}`,
    ],
  },
];

/** Each statistic over one month, by each of its usual groupings. */
export function statisticsShapes(): Shape[] {
  return STATISTICS.flatMap(({ field, time, table, column, what, groupings }) =>
    groupings.map((grouping) => ({
      name: `Query.${field}, of a month, ${grouping || 'as a whole'}`,
      prepare: async ({ count }) => {
        const rows = await count(
          `SELECT COUNT(*) AS counted FROM ${table} WHERE ${column} >= '2026-02-01' AND ${column} < '2026-03-01'`,
        );
        const metric = field === 'scores' ? 'metric: NPS, minimumSample: 1,' : '';
        return {
          query: `{ ${field}(${metric} maxGroups: 700, filter: { ${time}: ${WITHIN} }, ${grouping}) ${what} }`,
          allowance: { mostRead: READS_PER_ROW * rows + READS_BESIDE, maySort: MAY_SORT },
        };
      },
    })),
  );
}
