import type { ChangeRefusal } from '../../platform/mutations/refusal';
import type { CaseMove } from './domain/case-moves';

/** Why nothing was done to a case. */
export type CaseRefusal = ChangeRefusal<CaseMove>;

/** Of a subject, and of a root cause; in characters. */
export const LONGEST_LINE = 500;
