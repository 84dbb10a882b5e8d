import { dueDateThatCounts, type DueDateChange, type PromiseTerms } from './promise-standing';

/** A promise as the clock looks at it. */
export interface ClockedPromise extends PromiseTerms {
  /** The due date of which it was told that it has passed; null: none. */
  readonly overdueToldFor: Date | null;
}

/** What the clock has to do with a promise by a moment. */
export interface ClockSays {
  /** Whether it is to be told that it was overdue from its date on: once for each date. */
  readonly isOverdueToTell: boolean;
  /** Since when it is broken, to the millisecond; null while it is not. */
  readonly brokenSince: Date | null;
}

/** The last moment at which an open promise is not broken yet; null when no end is set to it. */
function lastMoment({ dueAt, graceEndsAt }: PromiseTerms, changes: readonly DueDateChange[]): Date | null {
  const last = [...changes].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  if (last?.toldAt === null) return last.at;
  if (graceEndsAt === null) return null;
  const counting = dueDateThatCounts(dueAt, changes);
  return graceEndsAt > counting ? graceEndsAt : counting;
}

/** Since when an open promise is broken, whether or not that is on record, to the millisecond; null while it is not. */
export function brokenSince(
  now: Date,
  promise: PromiseTerms,
  changes: readonly DueDateChange[],
): Date | null {
  const end = lastMoment(promise, changes);
  return end !== null && now > end ? end : null;
}

/**
 * What there is to put on record of a promise. It says the same however late it is asked: that a promise was overdue, though it is
 * broken by now, and that it was broken when its grace ended, not when somebody looked.
 */
export function clockSays(now: Date, promise: ClockedPromise, changes: readonly DueDateChange[]): ClockSays {
  if (promise.state !== 'OPEN') return { isOverdueToTell: false, brokenSince: null };
  const counting = dueDateThatCounts(promise.dueAt, changes);
  const end = lastMoment(promise, changes);
  const wasOverdue = now > counting && (end === null || end > counting);
  const isTold = promise.overdueToldFor?.getTime() === promise.dueAt.getTime();
  return {
    isOverdueToTell: wasOverdue && !isTold,
    brokenSince: brokenSince(now, promise, changes),
  };
}
