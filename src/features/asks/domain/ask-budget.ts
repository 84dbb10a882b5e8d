/** Why a customer is not to be asked for anything now, in the order in which it is shown. */
export const ASK_OBSTACLES = [
  'OPEN_COMPLAINT',
  'OVERDUE_PROMISE',
  'OPEN_LOOP',
  'COOL_DOWN',
  'BUDGET_SPENT',
] as const;
export type AskObstacle = (typeof ASK_OBSTACLES)[number];

/** Whatever is asked (survey, review, referral, reference) is paid from one budget. The operator's assumptions. */
export const ASKS_PER_PERIOD = 4;
export const ASK_PERIOD_DAYS = 365;
/** Days between two asks. */
export const ASK_COOL_DOWN_DAYS = 30;

const DAY_MS = 86_400_000;

/** What a customer brought up and the bank has not settled. */
export interface OpenMatters {
  readonly hasOpenComplaint: boolean;
  /** A low answer of theirs has not been seen to. */
  readonly hasOpenLoop: boolean;
}

/** What the bank owes a customer before it may ask them for anything. */
export interface Debts extends OpenMatters {
  /** Something that they were promised is past the date that counts, and they still wait for it. */
  readonly hasOverduePromise: boolean;
}

export interface AskBudget {
  /** Asks that the period leaves, 0 to `ASKS_PER_PERIOD`, whether or not they may be used now. */
  readonly left: number;
  /** From when on the customer may be asked; null while the bank owes them something: nobody knows how long that takes. */
  readonly nextAskAt: Date | null;
  /** Empty when the customer may be asked now. */
  readonly obstacles: readonly AskObstacle[];
}

/** What one ask has of its own. */
export interface OwnTerms {
  /** Until when a rule of what is asked for wants them left alone, beside the one that is for all asks. */
  readonly coolUntil?: Date | null;
  /** Who is asked the same again, after they were told what came of their answer, need not be left alone first. All else holds. */
  readonly isSameAgain?: boolean;
}

/** `askedAt`: of the latest asks, in any order, `ASKS_PER_PERIOD` of them at least where there are so many. */
export function askBudget(
  askedAt: readonly Date[],
  debts: Debts,
  now: Date,
  { coolUntil = null, isSameAgain = false }: OwnTerms = {},
): AskBudget {
  const times = askedAt.map((at) => at.getTime()).sort((a, b) => b - a);
  const periodStart = now.getTime() - ASK_PERIOD_DAYS * DAY_MS;
  const inPeriod = times.filter((at) => at > periodStart).length;
  const [last = -Infinity] = times;
  const coolFrom = isSameAgain
    ? -Infinity
    : Math.max(last + ASK_COOL_DOWN_DAYS * DAY_MS, coolUntil?.getTime() ?? -Infinity);
  /** When the ask that fills the budget leaves the period. */
  const freeFrom = (times[ASKS_PER_PERIOD - 1] ?? -Infinity) + ASK_PERIOD_DAYS * DAY_MS;
  const isThere: Record<AskObstacle, boolean> = {
    OPEN_COMPLAINT: debts.hasOpenComplaint,
    OVERDUE_PROMISE: debts.hasOverduePromise,
    OPEN_LOOP: debts.hasOpenLoop,
    COOL_DOWN: coolFrom > now.getTime(),
    BUDGET_SPENT: freeFrom > now.getTime(),
  };
  const isOwed = debts.hasOpenComplaint || debts.hasOverduePromise || debts.hasOpenLoop;
  return {
    left: Math.max(0, ASKS_PER_PERIOD - inPeriod),
    nextAskAt: isOwed ? null : new Date(Math.max(now.getTime(), coolFrom, freeFrom)),
    obstacles: ASK_OBSTACLES.filter((obstacle) => isThere[obstacle]),
  };
}
