/** One change of the date of a promise. */
export interface DueDateChange {
  readonly at: Date;
  readonly formerDueAt: Date;
  readonly newDueAt: Date;
  /** When the customer was told of the new date; null: never. */
  readonly toldAt: Date | null;
}

/** Where a promise stands: as it is recorded, or, while it is open, as the clock has it. */
export type Standing = 'OPEN' | 'OVERDUE' | 'KEPT' | 'KEPT_LATE' | 'BROKEN' | 'RELEASED';

export interface PromiseTerms {
  readonly state: Exclude<Standing, 'OVERDUE'>;
  /** The last date that the customer was told. */
  readonly dueAt: Date;
  /** Until when it may still be kept late; null: no end is set. */
  readonly graceEndsAt: Date | null;
}

/**
 * The due date that counts: the last that the customer was told of before the former one had passed. A date that the customer
 * hears of too late, or never, excuses nothing.
 */
export function dueDateThatCounts(dueAt: Date, changes: readonly DueDateChange[]): Date {
  const [first] = [...changes].sort((a, b) => a.at.getTime() - b.at.getTime());
  const told = changes
    .flatMap(({ toldAt, newDueAt }) => (toldAt === null ? [] : [{ toldAt, newDueAt }]))
    .sort((a, b) => a.toldAt.getTime() - b.toldAt.getTime());
  return told.reduce(
    (counting, { toldAt, newDueAt }) => (toldAt <= counting ? newDueAt : counting),
    first?.formerDueAt ?? dueAt,
  );
}

/**
 * Where a promise stands at a moment. One whose date was last changed without telling the customer is broken; an open one past the
 * date that counts is overdue, and broken when its grace has ended.
 */
export function standingAt(
  now: Date,
  { state, dueAt, graceEndsAt }: PromiseTerms,
  changes: readonly DueDateChange[],
): Standing {
  if (state !== 'OPEN') return state;
  const last = [...changes].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (last?.toldAt === null) return 'BROKEN';
  if (now <= dueDateThatCounts(dueAt, changes)) return 'OPEN';
  return graceEndsAt !== null && now > graceEndsAt ? 'BROKEN' : 'OVERDUE';
}

/** Days for which somebody still waits for what they were promised, after the promise was broken. The operator's assumption. */
export const WAITED_FOR_DAYS = 30;

/** Whether somebody still waits for what was broken at a moment. */
export function isWaitedFor(brokenAt: Date, now: Date): boolean {
  return brokenAt <= now && now.getTime() < brokenAt.getTime() + WAITED_FOR_DAYS * 86_400_000;
}
