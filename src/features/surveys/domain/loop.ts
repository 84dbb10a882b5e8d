/** How a low answer is seen to, in this order; a step may be left out, but none comes after a later one. */
export const LOOP_STEPS = [
  'ASSIGNED',
  'CONTACTED',
  'CAUSE_AGREED',
  'FIXED',
  'CUSTOMER_TOLD',
  'ASKED_AGAIN',
] as const;
export type LoopStep = (typeof LOOP_STEPS)[number];

/** Days within which a customer is to be told: the operator's assumption. */
export const LOOP_DAYS = 7;
const LOOP_MS = LOOP_DAYS * 86_400_000;

/** Until when the customer is to be told of what was opened then. */
export const dueAtOf = (openedAt: Date): Date => new Date(openedAt.getTime() + LOOP_MS);

/** When what is due then was opened. */
export const openedIfDue = (dueAt: Date): Date => new Date(dueAt.getTime() - LOOP_MS);

/** What belongs to steps, in their order. */
export function inOrder<Of>(taken: readonly Of[], stepOf: (one: Of) => LoopStep): Of[] {
  return [...taken].sort((one, other) => LOOP_STEPS.indexOf(stepOf(one)) - LOOP_STEPS.indexOf(stepOf(other)));
}

interface Answer {
  readonly metric: string;
  readonly score: number;
  readonly scale: { readonly min: number; readonly max: number };
}

/** Whether somebody has recovered: their next answer to the same metric on the same scale is better. Null while there is none. */
export function isRecovered(answer: Answer, next: Answer | null): boolean | null {
  if (next === null) return null;
  const isSame =
    next.metric === answer.metric &&
    next.scale.min === answer.scale.min &&
    next.scale.max === answer.scale.max;
  return isSame ? next.score > answer.score : null;
}

/** What may be done about a low answer, and the step that it is; giving it to somebody else is a move too, and no new step. */
export const LOOP_MOVES = {
  ASSIGN: 'ASSIGNED',
  CONTACT: 'CONTACTED',
  AGREE_CAUSE: 'CAUSE_AGREED',
  FIX: 'FIXED',
  CLOSE: 'CUSTOMER_TOLD',
  ASK_AGAIN: 'ASKED_AGAIN',
} as const satisfies Readonly<Record<string, LoopStep>>;
export type LoopMove = keyof typeof LOOP_MOVES;
const MOVES: readonly LoopMove[] = ['ASSIGN', 'CONTACT', 'AGREE_CAUSE', 'FIX', 'CLOSE', 'ASK_AGAIN'];

function isAllowed(move: LoopMove, last: number): boolean {
  const told = LOOP_STEPS.indexOf('CUSTOMER_TOLD');
  if (move === 'ASSIGN') return last < told;
  const step = LOOP_STEPS.indexOf(LOOP_MOVES[move]);
  // Whoever is asked again must have been told; until then nothing is asked of them.
  return step > last && (move !== 'ASK_AGAIN' || last === told);
}

/**
 * The moves that are left after the steps that were taken: each step once, and none that comes before one that was taken. It is given to
 * somebody, or to somebody else, until the customer was told.
 */
export function allowedLoopMoves(taken: readonly LoopStep[]): readonly LoopMove[] {
  const last = Math.max(-1, ...taken.map((step) => LOOP_STEPS.indexOf(step)));
  return MOVES.filter((move) => isAllowed(move, last));
}
