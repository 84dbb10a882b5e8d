import type { Graph } from '../../platform/graphql/graph-client';
import { allRows, distributionOf, sumBy } from './ask-graph';
import type { Chapter } from './chapter';
import type { Figures } from './compare-figures';

const ZONE = 'America/New_York';
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

interface Group {
  readonly count: number;
  readonly timely: number;
  readonly timelinessKnown: number;
  readonly timelyShare: number | null;
  readonly attribute: { readonly text: string | null; readonly number: string | null } | null;
  readonly product: { readonly name: string } | null;
  readonly reason: { readonly path: string } | null;
  readonly period: { readonly start: string } | null;
}

type Cut =
  | 'groupBy: [PRODUCT]'
  | 'groupBy: [REASON]'
  | `period: MONTH, timeZone: "${string}"`
  | `groupByAttribute: "${string}"`
  | '';

/** One kind of object in each group, so that a thousand groups are not too dear. */
const KEYS = {
  PRODUCT: 'product { name }',
  REASON: 'reason { path }',
  MONTH: 'period { start }',
  Attribute: 'attribute { text number }',
};

async function groups(graph: Graph, cut: Cut): Promise<readonly Group[]> {
  const key = Object.entries(KEYS).find(([word]) => cut.includes(word))?.[1] ?? '';
  const list = cut === '' ? '' : `(${cut}, maxGroups: 1000)`;
  const { caseStats } = await graph.ask<{ caseStats: readonly Group[] }>(
    `{ caseStats${list} { count timely timelinessKnown timelyShare ${key} } }`,
  );
  return caseStats;
}

const counts = (list: readonly Group[], nameOf: (group: Group) => string | null): Record<string, number> =>
  sumBy(list, nameOf, ({ count }) => count);

const shares = (list: readonly Group[], nameOf: (group: Group) => string | null): Figures =>
  Object.fromEntries(list.map((group) => [nameOf(group) ?? '', group.timelyShare ?? 0]));

const SEPARATOR = ' › ';
/** The root, then the issue, then what is more particular. */
const ISSUE = 1;
const BELOW_ISSUE = 2;
const levels = ({ reason }: Group): readonly string[] => reason?.path.split(SEPARATOR) ?? [];

function reasonFigures(list: readonly Group[]): Figures {
  const without = list.filter((group) => levels(group)[BELOW_ISSUE] === undefined);
  return {
    issue_top10: counts(list, (group) => levels(group)[ISSUE] ?? null),
    blank_sub_issue: without.reduce((sum, { count }) => sum + count, 0),
  };
}

function monthFigures(list: readonly Group[]) {
  const month = ({ period }: Group): string => DAY.format(new Date(period?.start ?? 0)).slice(0, 7);
  return {
    by_month_submitted: counts(list, month),
    by_year_submitted: counts(list, (group) => month(group).slice(0, 4)),
  };
}

const RECEIVED = `query ($filter: CaseFilter) {
  caseStats(filter: $filter, groupByAttribute: "received", maxGroups: 1000) { attribute { date } } }`;

/** Days on which the bank received complaints: year by year, as one may not ask for so many days at once. */
async function daysReceived(graph: Graph, years: readonly string[]): Promise<string[]> {
  const days: string[] = [];
  for (const year of years) {
    const filter = {
      openedAt: { gte: `${year}-01-01T00:00:00Z`, lt: `${String(Number(year) + 1)}-01-01T00:00:00Z` },
    };
    const { caseStats } = await graph.ask<{
      caseStats: readonly { readonly attribute: { readonly date: string } | null }[];
    }>(RECEIVED, { filter });
    days.push(...caseStats.flatMap(({ attribute }) => attribute?.date ?? []));
  }
  return days.sort();
}

const FIRST = `query ($direction: SortDirection!) {
  list: cases(first: 1, orderBy: [{ field: OPENED_AT, direction: $direction }]) { nodes { openedAt } } }`;

async function dayAtEnd(graph: Graph, direction: 'ASC' | 'DESC'): Promise<string> {
  const { list } = await graph.ask<{ list: { nodes: readonly { openedAt: string }[] } }>(FIRST, {
    direction,
  });
  const [first] = list.nodes;
  return first === undefined ? '' : DAY.format(new Date(first.openedAt));
}

function daysFigures(list: readonly Group[]): Figures {
  const days = list.flatMap(({ attribute, count }) =>
    attribute?.number == null ? [] : [[Number(attribute.number), count] as const],
  );
  return distributionOf(new Map(days));
}

const text = ({ attribute }: Group): string | null => attribute?.text ?? null;
const blank = (list: readonly Group[]): number => counts(list, (group) => text(group) ?? '')[''] ?? 0;

async function figures(graph: Graph): Promise<Figures> {
  const [whole] = await groups(graph, '');
  const { count, timely, timelinessKnown } = whole ?? { count: 0, timely: 0, timelinessKnown: 0 };
  const channels = await groups(graph, 'groupByAttribute: "submitted-via"');
  const products = await groups(graph, 'groupBy: [PRODUCT]');
  const responses = await groups(graph, 'groupByAttribute: "response"');
  const states = await groups(graph, 'groupByAttribute: "state"');
  const byResponse = counts(responses, text);
  const months = monthFigures(await groups(graph, `period: MONTH, timeZone: "${ZONE}"`));
  const received = await daysReceived(graph, Object.keys(months.by_year_submitted));
  return {
    rows: count,
    distinct_complaint_id: count,
    date_submitted_min: await dayAtEnd(graph, 'ASC'),
    date_submitted_max: await dayAtEnd(graph, 'DESC'),
    date_received_min: received[0] ?? '',
    date_received_max: received.at(-1) ?? '',
    submitted_via: counts(channels, text),
    product: counts(products, ({ product }) => product?.name ?? null),
    company_response: byResponse,
    timely: { Yes: timely, No: timelinessKnown - timely, '(blank)': count - timelinessKnown },
    timely_share_of_answered: whole?.timelyShare ?? 0,
    timely_share_of_all_rows: timely / count,
    blank_timely_equals_in_progress: await onlyThoseInProgress(graph, responses),
    monetary_relief_share: (byResponse['Closed with monetary relief'] ?? 0) / count,
    days_submitted_to_received: daysFigures(await groups(graph, 'groupByAttribute: "days-to-bank"')),
    ...months,
    state_top10: counts(states, text),
    states: states.filter((group) => text(group) !== null).length,
    timely_share_by_product: shares(products, ({ product }) => product?.name ?? null),
    timely_share_by_channel: shares(channels, text),
    ...reasonFigures(await groups(graph, 'groupBy: [REASON]')),
    blank_sub_product: blank(await groups(graph, 'groupByAttribute: "sub-product"')),
  };
}

/** Whether it is those in progress, and no others, of which nothing is known yet of an answer in time. */
async function onlyThoseInProgress(graph: Graph, responses: readonly Group[]): Promise<boolean> {
  const unknown = responses.filter(({ count, timelinessKnown }) => timelinessKnown < count);
  const open = await allRows<{ answeredInTime: boolean | null }>(
    graph,
    `query ($after: String) { list: cases(first: 100, after: $after, filter: { status: { in: [NEW, OPEN, WAITING] } }) {
      nodes { answeredInTime } pageInfo { hasNextPage endCursor } } }`,
  );
  return (
    unknown.every((group) => text(group) === 'In progress' && group.timelinessKnown === 0) &&
    open.every(({ answeredInTime }) => answeredInTime === null)
  );
}

export const complaints: Chapter = {
  name: 'complaints',
  mappings: ['complaints'],
  figures,
  unshown: {
    disputed: 'it says something of the extract and nothing of a complaint',
  },
};
