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
