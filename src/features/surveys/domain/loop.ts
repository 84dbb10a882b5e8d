/** How a low answer is seen to, in this order, and how it may end instead of the last two. */
export const LOOP_STEPS = [
  'ASSIGNED',
  'CONTACTED',
  'CAUSE_AGREED',
  'FIXED',
  'CUSTOMER_TOLD',
  'ASKED_AGAIN',
  'GIVEN_UP',
] as const;
export type LoopStep = (typeof LOOP_STEPS)[number];

/** Days within which a customer is to be told: the operator's assumption. */
export const LOOP_DAYS = 7;
const LOOP_MS = LOOP_DAYS * 86_400_000;

/** Nobody is called about an answer that was given longer ago: the operator's assumption. */
const DAYS_TO_TAKE_UP = 30;

/** Whether a low answer is taken up: it opens a loop, and is heard of. */
export const isTakenUp = (answeredAt: Date, now: Date): boolean =>
  answeredAt.getTime() >= now.getTime() - DAYS_TO_TAKE_UP * 86_400_000;

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

/** Whether somebody has recovered: what they answered then, or next, to the same metric on the same scale is better. Null while there is none. */
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
  GIVE_UP: 'GIVEN_UP',
  ASK_AGAIN: 'ASKED_AGAIN',
} as const satisfies Readonly<Record<string, LoopStep>>;
export type LoopMove = keyof typeof LOOP_MOVES;
const MOVES: readonly LoopMove[] = [
  ...(['ASSIGN', 'CONTACT', 'AGREE_CAUSE', 'FIX', 'CLOSE', 'GIVE_UP', 'ASK_AGAIN'] as const),
];

/** What must have been done before each move. To be told that it was put right, it must have been, and the customer spoken to. */
const NEEDS: Readonly<Record<LoopMove, readonly LoopStep[]>> = {
  ASSIGN: [],
  CONTACT: [],
  AGREE_CAUSE: ['CONTACTED'],
  FIX: ['CAUSE_AGREED'],
  CLOSE: ['CONTACTED', 'FIXED'],
  GIVE_UP: [],
  ASK_AGAIN: ['CUSTOMER_TOLD'],
};
/** The steps that close a loop. */
export const ENDS: readonly LoopStep[] = ['CUSTOMER_TOLD', 'GIVEN_UP'];

export interface LoopCourse {
  readonly taken: readonly LoopStep[];
  /** Whether somebody looks after it. */
  readonly isOwned: boolean;
}

/**
 * The moves that are left: each step once, and after what it needs. It is given to somebody, or to somebody else, until it is closed; whoever looks
 * after it may give it up until then. Asking again comes after the customer was told, and never after it was given up.
 */
export function allowedLoopMoves({ taken, isOwned }: LoopCourse): readonly LoopMove[] {
  const isClosed = taken.some((step) => ENDS.includes(step));
  return MOVES.filter((move) => {
    if (isClosed !== (move === 'ASK_AGAIN')) return false;
    if (move === 'ASSIGN') return true;
    if (move === 'GIVE_UP') return isOwned;
    return !taken.includes(LOOP_MOVES[move]) && NEEDS[move].every((step) => taken.includes(step));
  });
}
