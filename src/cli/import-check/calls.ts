import type { Graph } from '../../platform/graphql/graph-client';
import { createTimeZone } from '../../kernel/time-zone';
import { addCounts, sumBy } from './ask-graph';
import { callsOfPeriod, type CallCounts, type CallsBy, type Filter, type Typed } from './call-questions';
import type { Chapter } from './chapter';
import { isFigures, type Figures } from './compare-figures';

const ZONE = 'Asia/Jerusalem';
const DAY_MS = 86_400_000;

/** What the source calls a type is a reason; English-speaking customers are a type of their own. */
const TYPES: Readonly<Record<string, string>> = {
  'calls.regular': 'PS',
  'calls.regular en': 'PE',
  'calls.prospect': 'NW',
  'calls.stock-exchange': 'NE',
  'calls.internet': 'IN',
  'calls.call-back': 'TT',
};

const parts = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options });
const HOUR = parts({ hour: '2-digit', hourCycle: 'h23' });
const WEEKDAY = parts({ weekday: 'long' });
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

function typeOf({ reason, language }: Typed): string | null {
  return TYPES[[reason?.code, language].filter((part) => part != null).join(' ')] ?? null;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function outcomeFigures({ answered, abandoned, leftInMenu }: CallCounts, phantoms: number): Figures {
  const figures = { AGENT: answered, HANG: abandoned + leftInMenu, PHANTOM: phantoms };
  return Object.fromEntries(Object.entries(figures).filter(([, count]) => count > 0));
}

function typeFigures({ byType, phantoms }: CallsBy): Figures {
  const phantomsByType = sumBy(phantoms, typeOf);
  const byName = byType.map((group) => [typeOf(group) ?? 'other', group] as const);
  const calls = sumBy(byType, typeOf, ({ count }) => count);
  const each = (figures: (group: CallsBy['byType'][number], name: string) => Figures): Figures =>
    Object.fromEntries(byName.map(([name, group]) => [name, figures(group, name)]));
  return {
    calls_by_type_all_rows: addCounts(calls, phantomsByType),
    calls_by_type_excl_phantom: calls,
    calls_by_type_and_outcome: each((group, name) => outcomeFigures(group, phantomsByType[name] ?? 0)),
    abandonment_rate_of_offered_by_type: each(({ offered, abandoned }) => ({
      offered,
      abandoned,
      rate: ratio(abandoned, offered),
    })),
    wait_offered_by_type: each(({ waits }) => waits),
  };
}

function arrivalFigures({ hours, phantoms }: CallsBy): Figures {
  const arrivals = hours.map(({ start, count }) => ({ at: new Date(start), count }));
  const noCalls = phantoms.map(({ startedAt }) => ({ at: new Date(startedAt), count: 1 }));
  const by = (format: Intl.DateTimeFormat, rows: readonly { at: Date; count: number }[]): Figures =>
    sumBy(
      rows,
      ({ at }) => format.format(at),
      ({ count }) => count,
    );
  const all = [...arrivals, ...noCalls];
  return {
    arrivals_by_hour_of_vru_entry_all_rows: by(HOUR, all),
    arrivals_by_hour_excl_phantom: by(HOUR, arrivals),
    arrivals_by_weekday_all_rows: by(WEEKDAY, all),
    arrivals_by_day_all_rows: by(DAY, all),
  };
}

function wholeFigures({ whole, phantoms, serviceLevels }: CallsBy): Figures {
  const hungUp = whole.abandoned + whole.leftInMenu;
  const levels = Object.entries(serviceLevels).map(([seconds, count]): [string, Figures] => [
    `answered_within_${seconds}s`,
    { count, share_of_offered: ratio(count, whole.offered), share_of_answered: ratio(count, whole.answered) },
  ]);
  return {
    file_rows: whole.count + phantoms.length,
    outcome_all: outcomeFigures(whole, phantoms.length),
    calls_excluding_phantom: whole.count,
    answered: whole.answered,
    hung_up: hungUp,
    hang_rate_excl_phantom: ratio(hungUp, whole.count),
    hung_up_in_vru_never_queued: whole.leftInMenu,
    offered_to_agents: whole.offered,
    offered_answered: whole.answered,
    abandoned_from_queue: whole.abandoned,
    abandonment_rate_of_offered: ratio(whole.abandoned, whole.offered),
    service_level_of_offered: Object.fromEntries(levels),
  };
}

function dataFigures({ whole, phantoms, unidentified, ...known }: CallsBy): Figures {
  const nobodys = phantoms.filter(({ customer }) => customer === null).length;
  const rows = whole.count + phantoms.length;
  return {
    customers: { rows_with_customer_id_0: unidentified + nobodys, distinct_nonzero: known.customers },
    repeat_contact: { calls_by_identified_customers: whole.count - unidentified },
    data_quality: {
      negative_vru_time: known.noMenuTime,
      zero_vru_time: known.zeroMenuTime,
      AGENT_with_NO_SERVER: known.byAgent['NO_SERVER'] ?? 0,
      AGENT_with_zero_ser_time: known.zeroHandling,
      call_id_plus_line_plus_date_distinct: rows,
      line_call_id_date_entry_distinct: rows,
      customer_id_nonzero_but_priority_0: known.knownWithoutPriority,
      customer_id_0_but_priority_gt0: known.unknownWithPriority,
    },
  };
}

/** What the graph shows of the calls of one stretch of days. */
async function periodFigures(graph: Graph, first: string, last: string): Promise<Figures> {
  const zone = createTimeZone(ZONE);
  const midnight = (day: string, later: number): string =>
    new Date(zone.toUtc(Date.parse(day) + later * DAY_MS)).toISOString();
  const during: Filter = { startedAt: { gte: midnight(first, 0), lt: midnight(last, 1) } };
  const calls = await callsOfPeriod(graph, during, ZONE);
  const { waits, handling, byPriority, byAgent, hours } = calls;
  const days = hours.map(({ start }) => DAY.format(new Date(start))).sort();
  return {
    date_min: days[0] ?? '',
    date_max: days.at(-1) ?? '',
    ...wholeFigures(calls),
    ...typeFigures(calls),
    ...arrivalFigures(calls),
    ...dataFigures(calls),
    wait_q_time_seconds: waits,
    wait_offered_by_priority: byPriority,
    service_time_seconds: { ...handling, by_type: handlingByType(calls) },
    answered_calls_by_server: byAgent,
    busiest_half_hour_offered: { month_mean_service_s: calls.whole.meanHandling },
  };
}

function handlingByType({ byType }: CallsBy): Figures {
  return Object.fromEntries(byType.map((group) => [typeOf(group) ?? 'other', group.handling]));
}

/** A part of the truth file about calls of certain days. */
async function figures(graph: Graph, truth: Figures): Promise<Figures> {
  const shown: Record<string, Figures> = {};
  for (const [name, part] of Object.entries(truth)) {
    if (!isFigures(part)) continue;
    const { date_min: first, date_max: last } = part;
    if (typeof first === 'string' && typeof last === 'string')
      shown[name] = await periodFigures(graph, first, last);
  }
  return shown;
}

const NOT_KEPT = 'the seconds of the source are kept, not how they differ from its times of day';
const CHAINS = 'chains of contacts come with a later chapter';

export const calls: Chapter = {
  name: 'calls',
  mappings: ['bank-calls'],
  figures,
  unshown: {
    definitions: 'it is no figure',
    full_year_arrivals: 'counts without calls are for forecasts, which come with a later chapter',
    '*.wait_q_time_seconds.all_excl_phantom_incl_zero':
      'by definition who hung up in the menu waited for nobody: their wait is none, not 0',
    '*.busiest_half_hour_offered.date': 'periods are hours, days, weeks and months',
    '*.busiest_half_hour_offered.start': 'periods are hours, days, weeks and months',
    '*.busiest_half_hour_offered.offered': 'periods are hours, days, weeks and months',
    '*.busiest_half_hour_offered.offered_load_erlangs': 'staffing comes with a later chapter',
    '*.repeat_contact.followed_by_another_within_24h': CHAINS,
    '*.repeat_contact.within_7d': CHAINS,
    '*.repeat_contact.share_24h': CHAINS,
    '*.repeat_contact.share_7d': CHAINS,
    '*.data_quality.q_time_ne_exit_minus_start': NOT_KEPT,
    '*.data_quality.ser_time_ne_exit_minus_start': NOT_KEPT,
    '*.data_quality.vru_time_ne_exit_minus_entry': NOT_KEPT,
    '*.data_quality.service_starts_before_vru_exit_by_1s_or_more': 'when the menu was left is not kept',
    '*.data_quality.HANG_with_service_time': 'handling is of answered calls; of the others it is left out',
    '*.data_quality.service_past_midnight': 'lists are not filtered by when a call was answered',
    '*.data_quality.call_id_distinct': 'a key of several columns is one text in the graph',
  },
};
