import { refuse, type Refusal } from '../../kernel/result';
import { allowedMoves, type PromiseMove } from './domain/promise-moves';
import type { Standing } from './domain/promise-standing';

/** Why nothing was done to a promise. */
export interface PromiseRefusal extends Refusal<'INVALID' | 'NOT_FOUND' | 'ILLEGAL_MOVE' | 'CONFLICT'> {
  /** What may be done instead, of an illegal move. */
  readonly allowedMoves?: readonly PromiseMove[];
  /** The version that has taken the place of the expected one. */
  readonly currentVersion?: number;
}

export interface Refused {
  readonly refused: PromiseRefusal;
}

export const invalid = (field: string, message: string): Refused => refuse('INVALID', field, message);

export const notFound = (field: string, what: string): Refused =>
  refuse('NOT_FOUND', field, `There is no such ${what}.`);

export function illegalMove(move: PromiseMove, standing: Standing): Refused {
  const moves = allowedMoves(standing);
  const instead =
    moves.length === 0 ? 'Nothing can be done to it any more.' : `Allowed: ${moves.join(', ')}.`;
  const { refused } = refuse(
    'ILLEGAL_MOVE',
    'id',
    `${move} is no move for a promise that is ${standing}. ${instead}`,
  );
  return { refused: { ...refused, allowedMoves: moves } };
}

export function conflict(currentVersion: number): Refused {
  const message = `Somebody else has changed the promise: it has version ${String(currentVersion)} now.`;
  return { refused: { ...refuse('CONFLICT', 'expectedVersion', message).refused, currentVersion } };
}

/** In characters. */
export const LONGEST_TEXT = 1_000;

/** Words of people, without spaces around them; null when there are none, or too many. */
export function wordsOf(text: string): string | null {
  const words = text.trim();
  return words === '' || [...words].length > LONGEST_TEXT ? null : words;
}

/** Nobody is told of a date farther away. */
const FARTHEST_MS = 10 * 366 * 24 * 3_600_000;

/** Why a date may not be promised; null when it may. */
export function refusalOfDate(field: string, date: Date, now: Date): Refused | null {
  if (date <= now) return invalid(field, `"${field}" must lie ahead.`);
  return date.getTime() - now.getTime() > FARTHEST_MS
    ? invalid(field, `"${field}" must lie within ten years.`)
    : null;
}
