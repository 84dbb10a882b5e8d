import type { PromiseTerms, Standing } from './promise-standing';

/** What may be done to a promise that was made. */
const PROMISE_MOVES = ['RENEGOTIATE', 'KEEP', 'BREAK', 'RELEASE'] as const;
export type PromiseMove = (typeof PROMISE_MOVES)[number];

/** What a promise is on record as. */
export type RecordedState = PromiseTerms['state'];

/**
 * The state machine: from where a promise stands, each move that is allowed and the states to which it may lead. What the clock has
 * broken is over, whether or not that is on record yet.
 */
export const MOVES: Readonly<
  Record<Standing, Readonly<Partial<Record<PromiseMove, readonly RecordedState[]>>>>
> = {
  OPEN: { RENEGOTIATE: ['OPEN', 'BROKEN'], KEEP: ['KEPT'], BREAK: ['BROKEN'], RELEASE: ['RELEASED'] },
  OVERDUE: { RENEGOTIATE: ['OPEN', 'BROKEN'], KEEP: ['KEPT_LATE'], BREAK: ['BROKEN'], RELEASE: ['RELEASED'] },
  KEPT: {},
  KEPT_LATE: {},
  BROKEN: {},
  RELEASED: {},
};

/** The moves that are allowed from there. */
export function allowedMoves(standing: Standing): readonly PromiseMove[] {
  return PROMISE_MOVES.filter((move) => MOVES[standing][move] !== undefined);
}

/** A new date for a promise. */
export interface NewDate {
  readonly dueAt: Date;
  /** When the customer was told of it; null: never. */
  readonly toldAt: Date | null;
}

/** The date and the state of a promise that is put off: a date that the customer hears of too late, or never, breaks it. */
export function renegotiated(
  { dueAt, graceEndsAt }: PromiseTerms,
  counting: Date,
  to: NewDate,
): Pick<PromiseTerms, 'state' | 'dueAt' | 'graceEndsAt'> {
  if (to.toldAt === null || to.toldAt > counting) return { state: 'BROKEN', dueAt, graceEndsAt };
  const grace = graceEndsAt && graceEndsAt.getTime() - dueAt.getTime();
  return {
    state: 'OPEN',
    dueAt: to.dueAt,
    graceEndsAt: grace === null ? null : new Date(to.dueAt.getTime() + grace),
  };
}
