import type { ChangeRefusal } from '../../platform/mutations/refusal';
import type { PromiseMove } from './domain/promise-moves';

/** Why nothing was done to a promise. */
export type PromiseRefusal = ChangeRefusal<PromiseMove>;

/** In characters. */
export const LONGEST_TEXT = 1_000;
