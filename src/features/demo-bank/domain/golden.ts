import type { Bank, ReferenceRows } from './bank';
import { cardsOf, type GoldenCard } from './golden-card';
import { countsOf, figuresOf, tally, type Counts, type Figures, type Tallies } from './golden-figures';
import type { CaseRow, Facts, InteractionRow } from './rows';

/** Contacts of one channel, by the definitions of the product: records of no contact (PHANTOM) count nowhere. */
export interface GoldenContacts {
  readonly count: number;
  /** Answered, or entered the queue. */
  readonly offered: number;
  readonly answered: number;
  /** Left the queue unanswered. */
  readonly abandoned: number;
  /** Answered after at most 20 seconds in the queue. */
  readonly answeredWithin20: number;
  /** Seconds. */
  readonly wait: Figures;
  readonly handle: Figures;
}

/** Cases of one kind. */
export interface GoldenCases {
  readonly count: number;
  readonly open: number;
  readonly withDueDate: number;
  /** Last resolved by their date. */
  readonly timely: number;
}

/**
 * What is true of a demo bank: counted from the rows as they are drawn, by plain additions that share nothing with the graph and its
 * SQL, so that the one can be held against the other.
 */
export interface Golden {
  readonly customers: number;
  readonly seed: number;
  /** `YYYY-MM-DD`, at whose beginning in UTC the bank is seen. */
  readonly asOf: string;
  /** Rows of each table, by what they are. */
  readonly rows: Counts;
  readonly customersBySegment: Counts;
  readonly customersByStatus: Counts;
  readonly promisesByState: Counts;
  readonly contactsByChannel: Readonly<Record<string, GoldenContacts>>;
  readonly casesByKind: Readonly<Record<string, GoldenCases>>;
  /** How often each score was given, by metric and segment (`NPS RETAIL`); `-` where nobody is known. */
  readonly scores: Readonly<Record<string, Counts>>;
  /** What the cards of the first customers show. */
  readonly cards: readonly GoldenCard[];
}

const CARDS = 24;
const WITHIN_SECONDS = 20;

function tallyContact(tallies: Tallies, contact: InteractionRow): void {
  const { channel, outcome, queuedAt, answeredAt, waitSeconds, handleSeconds } = contact;
  if (outcome === 'PHANTOM') return;
  const group = `contacts ${channel}`;
  tally(tallies, 'channels', channel);
  tally(tallies, group, 'count');
  if (answeredAt === null && queuedAt === null) return;
  tally(tallies, group, 'offered');
  if (waitSeconds !== null) tally(tallies, `waits ${channel}`, String(waitSeconds));
  if (answeredAt === null) {
    if (outcome === 'ABANDONED') tally(tallies, group, 'abandoned');
    return;
  }
  tally(tallies, group, 'answered');
  if (waitSeconds !== null && waitSeconds <= WITHIN_SECONDS) tally(tallies, group, 'answeredWithin20');
  if (handleSeconds !== null) tally(tallies, `handling ${channel}`, String(handleSeconds));
}

function contactsOf(tallies: Tallies, channel: string): GoldenContacts {
  const counts = { count: 0, offered: 0, answered: 0, abandoned: 0, answeredWithin20: 0 };
  return {
    ...counts,
    ...countsOf(tallies, `contacts ${channel}`),
    wait: figuresOf(tallies, `waits ${channel}`),
    handle: figuresOf(tallies, `handling ${channel}`),
  };
}

function tallyCase(tallies: Tallies, { kind, dueAt, resolvedAt, closedAt }: CaseRow): void {
  const group = `cases ${kind}`;
  tally(tallies, 'kinds of cases', kind);
  tally(tallies, group, 'count');
  tally(tallies, group, 'withDueDate');
  if (resolvedAt === null && closedAt === null) tally(tallies, group, 'open');
  else if (resolvedAt !== null && resolvedAt <= dueAt) tally(tallies, group, 'timely');
}

function casesOf(tallies: Tallies, kind: string): GoldenCases {
  return { count: 0, open: 0, withDueDate: 0, timely: 0, ...countsOf(tallies, `cases ${kind}`) };
}

/** Counts all facts of some customers. */
export function tallyFacts(tallies: Tallies, facts: Facts): void {
  tallyRows(tallies, facts);
  const segmentOf = new Map(facts.customers.map(({ id, segment }) => [id, segment]));
  for (const { segment, status } of facts.customers) {
    tally(tallies, 'segments', segment);
    tally(tallies, 'statuses', status);
  }
  for (const { state } of facts.promises) tally(tallies, 'promises', state);
  for (const contact of facts.interactions) tallyContact(tallies, contact);
  for (const row of facts.cases) tallyCase(tallies, row);
  for (const { metric, score, customerId } of facts.surveyAnswers) {
    const segment = customerId === null ? '-' : (segmentOf.get(customerId) ?? '-');
    tally(tallies, 'scored', `${metric} ${segment}`);
    tally(tallies, `scores ${metric} ${segment}`, String(score));
  }
}

/** Counts the rows of each table. */
export function tallyRows(tallies: Tallies, tables: ReferenceRows | Facts): void {
  for (const [kind, rows] of Object.entries<readonly unknown[]>({ ...tables }))
    tally(tallies, 'rows', kind, rows.length);
}

/** What is true of a bank of whose rows all have been counted; `first` are the facts of its first customers. */
export function goldenOf({ plan }: Bank, tallies: Tallies, first: Facts): Golden {
  const each = <Result>(group: string, resultOf: (name: string) => Result) =>
    Object.fromEntries(Object.keys(countsOf(tallies, group)).map((name) => [name, resultOf(name)]));
  return {
    customers: plan.customers,
    seed: plan.seed,
    asOf: plan.asOf.toISOString().slice(0, 10),
    rows: countsOf(tallies, 'rows'),
    customersBySegment: countsOf(tallies, 'segments'),
    customersByStatus: countsOf(tallies, 'statuses'),
    promisesByState: countsOf(tallies, 'promises'),
    contactsByChannel: each('channels', (channel) => contactsOf(tallies, channel)),
    casesByKind: each('kinds of cases', (kind) => casesOf(tallies, kind)),
    scores: each('scored', (name) => countsOf(tallies, `scores ${name}`)),
    cards: cardsOf(first, plan.asOf).slice(0, CARDS),
  };
}
