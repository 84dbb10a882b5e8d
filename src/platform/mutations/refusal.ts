import { refuse, type Refusal } from '../../kernel/result';

/** Why nothing was made, or nothing was done to what is there. */
export interface ChangeRefusal<Move extends string = never> extends Refusal<
  'INVALID' | 'NOT_FOUND' | 'ILLEGAL_MOVE' | 'CONFLICT'
> {
  /** What may be done instead, of an illegal move. */
  readonly allowedMoves?: readonly Move[];
  /** The version that has taken the place of the expected one. */
  readonly currentVersion?: number;
}

export interface Refused<Move extends string = never> {
  readonly refused: ChangeRefusal<Move>;
}

export const invalid = (field: string, message: string): Refused => refuse('INVALID', field, message);

/** Of what is unknown, or out of reach: which of both is not told. */
export const notFound = (field: string, what: string): Refused =>
  refuse('NOT_FOUND', field, `There is no such ${what}.`);

/** `what` stands so that it cannot be moved so; says what can be done instead. */
export function illegalMove<Move extends string>(
  what: string,
  move: Move,
  standing: string,
  allowedMoves: readonly Move[],
): Refused<Move> {
  const instead =
    allowedMoves.length === 0
      ? 'Nothing can be done to it any more.'
      : `Allowed: ${allowedMoves.join(', ')}.`;
  const article = /^[aeiou]/.test(what) ? 'an' : 'a';
  const message = `${move} is no move for ${article} ${what} that is ${standing}. ${instead}`;
  return { refused: { ...refuse('ILLEGAL_MOVE', 'id', message).refused, allowedMoves } };
}

/** Why nothing is done to what has another version than the expected one; null when it may be done. */
export function refusalOfVersion(what: string, expected: number | null, current: number): Refused | null {
  if (expected === null || expected === current) return null;
  const message = `Somebody else has changed the ${what}: it has version ${String(current)} now.`;
  return {
    refused: { ...refuse('CONFLICT', 'expectedVersion', message).refused, currentVersion: current },
  };
}

/** Words of people without spaces around them, of 1 to `longest` characters; null when they are none, or too many. */
export function wordsOf(text: string, longest: number): string | null {
  const words = text.trim();
  return words === '' || [...words].length > longest ? null : words;
}
