import type { Id } from '../../../kernel/id';
import type { Stage } from './stage';

/** Whoever speaks for the bank with so much weight has somebody who looks after them. The operator's assumption. */
export const OWNED_FROM_SCORE = 50;
export const OWNED_STAGES: readonly Stage[] = ['ADVOCATE', 'CHAMPION'];

export function mustHaveOwner({ stage, score }: { readonly stage: Stage; readonly score: number }): boolean {
  return OWNED_STAGES.includes(stage) && score >= OWNED_FROM_SCORE;
}

/** Somebody who may look after an advocate, and how many they look after. */
export interface PossibleOwner {
  readonly id: Id;
  readonly advocates: number;
}

/** Who looks after the fewest, and of these the one who was known first; null when there is nobody. */
export function ownerOf(agents: readonly PossibleOwner[]): Id | null {
  const [first] = [...agents].sort(
    (one, other) => one.advocates - other.advocates || (one.id < other.id ? -1 : 1),
  );
  return first?.id ?? null;
}
