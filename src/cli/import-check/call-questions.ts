import type { Graph } from '../../platform/graphql/graph-client';
import { allRows, DISTRIBUTION, distributionFigures, sumBy, type Distribution } from './ask-graph';
import type { Figures } from './compare-figures';

/** A filter of interactions. */
export type Filter = Readonly<Record<string, unknown>>;

export interface CallCounts {
  readonly count: number;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly leftInMenu: number;
}

/** What tells the type of a call. */
export interface Typed {
  readonly reason: { readonly code: string } | null;
  readonly language: string | null;
}

interface Phantom extends Typed {
  readonly startedAt: string;
  readonly customer: { readonly id: string } | null;
}

/** Everything that is asked about the calls of a stretch of time. */
export interface CallsBy {
  readonly whole: CallCounts & { readonly meanHandling: number };
  /** Answered within so many seconds. */
  readonly serviceLevels: Readonly<Record<string, number>>;
  readonly waits: Figures;
  readonly handling: Figures;
  readonly byType: readonly (CallCounts & Typed & { readonly waits: Figures; readonly handling: Figures })[];
  readonly byPriority: Figures;
  readonly byAgent: Readonly<Record<string, number>>;
  readonly hours: readonly { readonly start: string; readonly count: number }[];
  readonly phantoms: readonly Phantom[];
  readonly customers: number;
  readonly unidentified: number;
  readonly knownWithoutPriority: number;
  readonly unknownWithPriority: number;
  readonly zeroHandling: number;
  readonly noMenuTime: number;
  readonly zeroMenuTime: number;
}

const COUNTS = 'count offered answered abandoned leftInMenu';
const WAIT = `wait { ${DISTRIBUTION} }`;
const HANDLE = `handle { ${DISTRIBUTION} }`;

interface Measured {
  readonly wait: Distribution;
  readonly handle: Distribution;
}

type Stats<Fields> = readonly Fields[];

async function stats<Fields>(
  graph: Graph,
  filter: Filter,
  fields: string,
  args = '',
): Promise<Stats<Fields>> {
  const { interactionStats } = await graph.ask<{ interactionStats: Stats<Fields> }>(
    `query ($filter: InteractionFilter) { interactionStats(filter: $filter${args}) { ${fields} } }`,
    { filter },
  );
  return interactionStats;
}

async function countOf(graph: Graph, filter: Filter): Promise<number> {
  const [whole] = await stats<{ count: number }>(graph, filter, 'count');
  return whole?.count ?? 0;
}

/** Phantoms count nowhere in the statistics: they are listed. */
function phantomsOf(graph: Graph, filter: Filter): Promise<Phantom[]> {
  return allRows<Phantom>(
    graph,
    `query ($filter: InteractionFilter, $after: String) { list: interactions(filter: $filter, first: 100, after: $after) {
       nodes { startedAt language reason { code } customer { id } } pageInfo { hasNextPage endCursor } } }`,
    { filter: { ...filter, outcome: { eq: 'PHANTOM' } } },
  );
}

/** As many as a list tells of: exact up to 10,000. Phantoms are among them. */
async function listed(graph: Graph, filter: Filter): Promise<number> {
  const { interactions } = await graph.ask<{ interactions: { totalCount: { value: number } } }>(
    'query ($filter: InteractionFilter) { interactions(filter: $filter, first: 1) { totalCount { value } } }',
    { filter },
  );
  return interactions.totalCount.value;
}

async function customersWith(graph: Graph, filter: Filter): Promise<number> {
  const { customers } = await graph.ask<{ customers: { totalCount: { value: number } } }>(
    'query ($filter: CustomerFilter) { customers(filter: $filter, first: 1) { totalCount { value } } }',
    { filter: { interactions: { some: filter } } },
  );
  return customers.totalCount.value;
}

async function waitFigures(graph: Graph, during: Filter): Promise<Figures> {
  const wait = async (filter: Filter): Promise<Figures> => {
    const [whole] = await stats<Measured>(graph, { ...during, ...filter }, WAIT);
    return whole === undefined ? {} : distributionFigures(whole.wait);
  };
  const queued = { waitSeconds: { gte: 1 } };
  return {
    offered_incl_zero: await wait({}),
    answered_incl_zero: await wait({ outcome: { eq: 'ANSWERED' } }),
    queued_only: await wait(queued),
    queued_then_answered: await wait({ ...queued, outcome: { eq: 'ANSWERED' } }),
    queued_then_abandoned: await wait({ ...queued, outcome: { eq: 'ABANDONED' } }),
  };
}

async function handlingFigures(graph: Graph, during: Filter): Promise<Figures> {
  const handling = async (filter: Filter): Promise<Figures> => {
    const [whole] = await stats<Measured>(graph, { ...during, ...filter }, HANDLE);
    return whole === undefined ? {} : distributionFigures(whole.handle);
  };
  return {
    answered_all: await handling({}),
    answered_over_10s: await handling({ handleSeconds: { gt: 10 } }),
  };
}

const SERVICE_LEVELS = [20, 30, 60, 120];

async function serviceLevels(graph: Graph, during: Filter): Promise<Record<string, number>> {
  const levels: Record<string, number> = {};
  for (const seconds of SERVICE_LEVELS) {
    const args = `, withinSeconds: ${String(seconds)}`;
    const [whole] = await stats<{ answeredWithin: number }>(graph, during, 'answeredWithin', args);
    levels[String(seconds)] = whole?.answeredWithin ?? 0;
  }
  return levels;
}

async function typesOf(graph: Graph, during: Filter): Promise<CallsBy['byType']> {
  const groups = await stats<CallCounts & Typed & Measured>(
    graph,
    during,
    `${COUNTS} reason { code } language ${WAIT} ${HANDLE}`,
    ', groupBy: [REASON, LANGUAGE], maxGroups: 100',
  );
  return groups.map(({ wait, handle, ...group }) => ({
    ...group,
    waits: distributionFigures(wait),
    handling: distributionFigures(handle),
  }));
}

async function priorities(graph: Graph, during: Filter): Promise<Figures> {
  const groups = await stats<Measured & { attribute: { text: string } | null }>(
    graph,
    during,
    `attribute { text } ${WAIT}`,
    ', groupByAttribute: "priority"',
  );
  return Object.fromEntries(
    groups.map(({ attribute, wait }) => [attribute?.text ?? '', distributionFigures(wait)]),
  );
}

async function agents(graph: Graph, during: Filter): Promise<Record<string, number>> {
  const groups = await stats<{ count: number; agent: { name: string } | null }>(
    graph,
    { ...during, outcome: { eq: 'ANSWERED' } },
    'count agent { name }',
    ', groupBy: [AGENT], maxGroups: 1000',
  );
  return sumBy(
    groups,
    ({ agent }) => agent?.name ?? 'NO_SERVER',
    ({ count }) => count,
  );
}

interface Stretch {
  readonly count: number;
  readonly period: { readonly start: string; readonly end: string };
}

/** Hours come month by month: of a year there are more than one may ask for at once. */
async function hoursOf(graph: Graph, during: Filter, zone: string): Promise<CallsBy['hours']> {
  const args = (period: string): string => `, period: ${period}, timeZone: "${zone}", maxGroups: 1000`;
  const months = await stats<Stretch>(graph, during, 'count period { start end }', args('MONTH'));
  const hours: CallsBy['hours'][number][] = [];
  for (const { period } of months) {
    const filter = { and: [during, { startedAt: { gte: period.start, lt: period.end } }] };
    const groups = await stats<Stretch>(graph, filter, 'count period { start }', args('HOUR'));
    hours.push(...groups.map(({ count, period: { start } }) => ({ count, start })));
  }
  return hours;
}

const PRIORITY = 'priority';

/** Asks the graph all that truth files tell of the calls that a filter leaves. */
export async function callsOfPeriod(graph: Graph, during: Filter, zone: string): Promise<CallsBy> {
  const [whole] = await stats<CallCounts & { handle: { mean: number | null } }>(
    graph,
    during,
    `${COUNTS} handle { mean }`,
  );
  if (whole === undefined) throw new Error('The graph gave no figures of calls.');
  const answered = { ...during, outcome: { eq: 'ANSWERED' } };
  const priority = (text: object): Filter => ({ attributes: [{ key: PRIORITY, text }] });
  const identified = { ...during, customer: { isNull: false } };
  const nobodys = { ...during, customer: { isNull: true } };
  return {
    whole: { ...whole, meanHandling: whole.handle.mean ?? 0 },
    serviceLevels: await serviceLevels(graph, during),
    waits: await waitFigures(graph, during),
    handling: await handlingFigures(graph, during),
    byType: await typesOf(graph, during),
    byPriority: await priorities(graph, during),
    byAgent: await agents(graph, during),
    hours: await hoursOf(graph, during, zone),
    phantoms: await phantomsOf(graph, during),
    customers: await customersWith(graph, during),
    unidentified: await countOf(graph, nobodys),
    knownWithoutPriority: await listed(graph, { ...identified, ...priority({ eq: '0' }) }),
    unknownWithPriority: await listed(graph, { ...nobodys, ...priority({ notIn: ['0'] }) }),
    zeroHandling: await countOf(graph, { ...answered, handleSeconds: { eq: 0 } }),
    noMenuTime: await listed(graph, { ...during, ivrSeconds: { isNull: true } }),
    zeroMenuTime: await listed(graph, { ...during, ivrSeconds: { eq: 0 } }),
  };
}
