import type { Id } from '../../../kernel/id';
import type { Bank, Topic } from './bank';
import { DAY, fromLocalTime, HOUR } from './calendar';
import { ROOT_CAUSES } from './data/comments';
import { PROMISE_TEXTS } from './data/promise-texts';
import { SUBJECTS } from './data/subjects';
import { idBeside } from './ids';
import { textIn } from './language';
import type { Random } from './random';
import type { CaseKind, CaseRow, CaseStatus, Channel, Priority, PromiseRow, PromiseState } from './rows';

/** Whom a case or promise is of, and in which contact it came up. */
export interface Origin {
  readonly random: Random;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  /** The id beside which those of the case and the promise lie. */
  readonly beside: Id;
  readonly number: string;
  readonly language: string;
  readonly channel: Channel;
  /** The end of the contact (UTC milliseconds). */
  readonly at: number;
  readonly agentId: Id | null;
  readonly topic: Topic;
  /** Still going on at `asOf`: nothing of it is settled yet. */
  readonly isRunning: boolean;
  /** A complaint that the bank settles in time, and of which it keeps what it promised. */
  readonly isMadeGood: boolean;
}

const DAYS_TO_SOLVE: Record<CaseKind, number> = {
  REQUEST: 7,
  COMPLAINT: 30,
  DISPUTE: 45,
  INCIDENT: 5,
  FEEDBACK: 14,
};
/** Quantiles of the time until a case is solved, as a part of the time allowed for it. */
const TIME_TAKEN = [0.02, 0.12, 0.3, 0.5, 0.75, 1, 1.9];
const TIME_TAKEN_IN_EARNEST = [0.05, 0.15, 0.3];
const DAYS_UNTIL_CLOSED = 5;

const PRIORITIES: Record<CaseKind, readonly Priority[]> = {
  REQUEST: ['LOW', 'NORMAL', 'NORMAL', 'NORMAL'],
  COMPLAINT: ['NORMAL', 'NORMAL', 'HIGH', 'URGENT'],
  DISPUTE: ['NORMAL', 'HIGH', 'HIGH'],
  INCIDENT: ['NORMAL', 'NORMAL', 'HIGH', 'URGENT'],
  FEEDBACK: ['LOW', 'LOW', 'NORMAL'],
};

/** Five in the afternoon, local time, of the working day that many days after. */
function endOfWorkingDay(from: number, days: number): number {
  const day = from - (from % DAY) + days * DAY;
  const weekday = new Date(day).getUTCDay();
  const weekend = weekday === 6 ? 2 : Number(weekday === 0);
  return fromLocalTime(day + weekend * DAY + 17 * HOUR);
}

function caseStatus(
  bank: Bank,
  origin: Origin,
  resolvedAt: number | null,
  closedAt: number | null,
): CaseStatus {
  if (closedAt !== null) return 'CLOSED';
  if (resolvedAt !== null) return 'RESOLVED';
  if (origin.at > bank.asOf - DAY) return 'NEW';
  return origin.random.chance(0.35) ? 'WAITING' : 'OPEN';
}

const NO_SUBJECT = ['Other matter', 'Jiná záležitost', 'Sonstiges Anliegen'] as const;

/** A matter in one line. */
export function subjectOf(topic: Topic, language: string): string {
  return textIn(language, SUBJECTS[topic.reason] ?? NO_SUBJECT);
}

/** A case about what the contact was about, solved or not by `asOf`. */
export function drawCase(bank: Bank, origin: Origin): CaseRow {
  const { random, topic, at } = origin;
  const kind = origin.isMadeGood ? 'COMPLAINT' : topic.caseKind;
  const dueAt = endOfWorkingDay(at, DAYS_TO_SOLVE[kind]);
  const taken = random.quantile(origin.isMadeGood ? TIME_TAKEN_IN_EARNEST : TIME_TAKEN);
  const solvedAt = at + Math.floor((dueAt - at) * taken);
  const resolvedAt = origin.isRunning || solvedAt >= bank.asOf ? null : solvedAt;
  const closing = solvedAt + DAYS_UNTIL_CLOSED * DAY;
  const closedAt = resolvedAt === null || closing >= bank.asOf ? null : closing;
  const hasCause = resolvedAt !== null && kind !== 'REQUEST' && random.chance(0.6);
  return {
    id: idBeside(random, origin.beside),
    sourceId: bank.sourceId('HELP_DESK'),
    externalId: `CASE-${origin.number}`,
    sourceProfileId: origin.sourceProfileId,
    customerId: origin.customerId,
    kind,
    subject: subjectOf(topic, origin.language),
    channel: origin.channel,
    status: caseStatus(bank, origin, resolvedAt, closedAt),
    priority: random.pick(PRIORITIES[kind]),
    ownerId: bank.agentFor(random, topic.desk, origin.language),
    reasonId: topic.reasonId,
    productId: topic.productId,
    rootCause: hasCause ? random.pick(ROOT_CAUSES) : null,
    redressAmount: null,
    redressCurrency: null,
    openedAt: new Date(at),
    dueAt: new Date(dueAt),
    resolvedAt: resolvedAt === null ? null : new Date(resolvedAt),
    closedAt: closedAt === null ? null : new Date(closedAt),
    reopenings: Number(resolvedAt !== null && random.chance(0.06)),
    createdAt: new Date(at),
    updatedAt: new Date(closedAt ?? resolvedAt ?? at),
  };
}

interface Fate {
  readonly state: PromiseState;
  readonly settledAt: number;
}

const KEPT = 0.72;

/** What becomes of a promise in the end, seen from after it. */
function drawFate(random: Random, madeAt: number, dueAt: number, isMadeGood: boolean): Fate {
  const place = random.next() * (isMadeGood ? KEPT : 1);
  const within = (least: number, most: number) =>
    madeAt + Math.floor((dueAt - madeAt) * (least + (most - least) * random.next()));
  const after = (least: number, most: number) =>
    dueAt + Math.floor((least + (most - least) * random.next()) * DAY);
  if (place < KEPT) return { state: 'KEPT', settledAt: within(0.2, 1) };
  if (place < 0.83) return { state: 'KEPT_LATE', settledAt: after(0.1, 6) };
  if (place < 0.97) return { state: 'BROKEN', settledAt: after(3, 30) };
  return { state: 'RELEASED', settledAt: within(0.1, 0.9) };
}

/** A promise that is kept late is so within this time; one that is broken was given up at the end of its grace. */
const GRACE_DAYS = 7;

/** A promise made in a contact: open until its fate is sealed, overdue when that is late. */
export function drawPromise(bank: Bank, origin: Origin, interactionId: Id, caseId: Id | null): PromiseRow {
  const { random, at, topic } = origin;
  const { kind, days, text } = PROMISE_TEXTS[topic.promise];
  const dueAt = endOfWorkingDay(at, random.between(days[0], days[1]));
  const fate = drawFate(random, at, dueAt, origin.isMadeGood);
  const isSettled = fate.settledAt < bank.asOf && !(origin.isRunning && dueAt > bank.asOf);
  const settledAt = isSettled ? new Date(fate.settledAt) : null;
  const ownDesk = random.chance(0.5);
  return {
    id: idBeside(random, origin.beside),
    sourceId: bank.sourceId('CRM'),
    externalId: `PRM-${origin.number}`,
    sourceProfileId: origin.sourceProfileId,
    customerId: origin.customerId,
    interactionId,
    caseId,
    kind,
    text: textIn(origin.language, text),
    madeAt: new Date(at),
    madeById: origin.agentId,
    ownerId: ownDesk ? origin.agentId : bank.agentFor(random, topic.desk, origin.language),
    dueAt: new Date(dueAt),
    graceEndsAt: new Date(fate.state === 'BROKEN' ? fate.settledAt : dueAt + GRACE_DAYS * DAY),
    toldHow: origin.channel,
    state: isSettled ? fate.state : 'OPEN',
    settledAt,
    evidence: null,
    createdAt: new Date(at),
    updatedAt: settledAt ?? new Date(at),
  };
}
