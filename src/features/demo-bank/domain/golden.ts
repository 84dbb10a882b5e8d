import type { Bank, ReferenceRows } from './bank';
import { NameCounts, ValueCounts, type Counts, type Figures } from './golden-figures';
import { cardsOf, type GoldenCard } from './golden-card';
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

class ContactTally {
  private counts = { count: 0, offered: 0, answered: 0, abandoned: 0, answeredWithin20: 0 };
  private readonly waits = new ValueCounts();
  private readonly handling = new ValueCounts();

  add({ outcome, queuedAt, answeredAt, waitSeconds, handleSeconds }: InteractionRow): void {
    if (outcome === 'PHANTOM') return;
    this.counts.count += 1;
    if (answeredAt === null && queuedAt === null) return;
    this.counts.offered += 1;
    if (waitSeconds !== null) this.waits.add(waitSeconds);
    if (answeredAt === null) {
      if (outcome === 'ABANDONED') this.counts.abandoned += 1;
      return;
    }
    this.counts.answered += 1;
    if (waitSeconds !== null && waitSeconds <= WITHIN_SECONDS) this.counts.answeredWithin20 += 1;
    if (handleSeconds !== null) this.handling.add(handleSeconds);
  }

  result(): GoldenContacts {
    return { ...this.counts, wait: this.waits.figures(), handle: this.handling.figures() };
  }
}

class CaseTally {
  private counts = { count: 0, open: 0, withDueDate: 0, timely: 0 };

  add({ dueAt, resolvedAt, closedAt }: CaseRow): void {
    this.counts.count += 1;
    this.counts.withDueDate += 1;
    if (resolvedAt === null && closedAt === null) this.counts.open += 1;
    else if (resolvedAt !== null && resolvedAt <= dueAt) this.counts.timely += 1;
  }

  result(): GoldenCases {
    return this.counts;
  }
}

/** The tally of a name, made when it first comes. */
function tallyOf<Tally>(tallies: Map<string, Tally>, name: string, create: () => Tally): Tally {
  const tally = tallies.get(name) ?? create();
  tallies.set(name, tally);
  return tally;
}

function results<Result>(
  tallies: ReadonlyMap<string, { result(): Result }>,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(
    [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, tally]) => [name, tally.result()]),
  );
}

/** Counts a demo bank while it is drawn. What it keeps does not grow with the bank. */
export class GoldenTally {
  private readonly rows = new NameCounts();
  private readonly segments = new NameCounts();
  private readonly statuses = new NameCounts();
  private readonly promises = new NameCounts();
  private readonly contacts = new Map<string, ContactTally>();
  private readonly cases = new Map<string, CaseTally>();
  private readonly scores = new Map<string, NameCounts>();
  private readonly cards: GoldenCard[] = [];

  constructor(private readonly bank: Bank) {
    this.countRows(bank.reference);
  }

  private countRows(tables: ReferenceRows | Facts): void {
    for (const [kind, rows] of Object.entries<readonly unknown[]>({ ...tables }))
      this.rows.add(kind, rows.length);
  }

  /** Adds all facts of some customers. */
  add(facts: Facts): void {
    this.countRows(facts);
    const segmentOf = new Map(facts.customers.map(({ id, segment }) => [id, segment]));
    for (const { segment, status } of facts.customers) {
      this.segments.add(segment);
      this.statuses.add(status);
    }
    for (const promise of facts.promises) this.promises.add(promise.state);
    for (const contact of facts.interactions)
      tallyOf(this.contacts, contact.channel, () => new ContactTally()).add(contact);
    for (const row of facts.cases) tallyOf(this.cases, row.kind, () => new CaseTally()).add(row);
    for (const { metric, score, customerId } of facts.surveyAnswers) {
      const segment = customerId === null ? '-' : segmentOf.get(customerId);
      tallyOf(this.scores, `${metric} ${segment ?? '-'}`, () => new NameCounts()).add(String(score));
    }
    if (this.cards.length < CARDS)
      this.cards.push(...cardsOf(facts, this.bank.plan.asOf).slice(0, CARDS - this.cards.length));
  }

  result(): Golden {
    const { customers, seed, asOf } = this.bank.plan;
    const scores = [...this.scores].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      customers,
      seed,
      asOf: asOf.toISOString().slice(0, 10),
      rows: this.rows.byName(),
      customersBySegment: this.segments.byName(),
      customersByStatus: this.statuses.byName(),
      promisesByState: this.promises.byName(),
      contactsByChannel: results(this.contacts),
      casesByKind: results(this.cases),
      scores: Object.fromEntries(scores.map(([name, counts]) => [name, counts.byName()])),
      cards: this.cards,
    };
  }
}
