import type { Stage } from './stage';

/** Whoever speaks for the bank with so much weight has somebody who looks after them. The operator's assumption. */
export const OWNED_FROM_SCORE = 50;
const OWNED_STAGES: readonly Stage[] = ['ADVOCATE', 'CHAMPION'];

export function mustHaveOwner({ stage, score }: { readonly stage: Stage; readonly score: number }): boolean {
  return OWNED_STAGES.includes(stage) && score >= OWNED_FROM_SCORE;
}
