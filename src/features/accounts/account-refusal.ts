import {
  illegalMove,
  invalid,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { AccountData } from './account-write.repository';
import { MOVES, type AccountMove } from './domain/account-moves';
import { normaliseAccountNumber } from './domain/account-number';

/** Why nothing was done to an account. */
export type AccountRefusal = ChangeRefusal<AccountMove>;

/** In characters. */
export const LONGEST_REASON = 255;
export const LONGEST_NUMBER = 64;
export const LONGEST_KEY_OF_ACCOUNT = 128;

/** Why an account that stands so may not be moved so; null when it may. */
export function refusalOfMove({ status }: AccountData, move: AccountMove): Refused<AccountMove> | null {
  const allowed = MOVES[status];
  return allowed.includes(move) ? null : illegalMove('account', move, status, allowed);
}

/** A number as it is kept, or why it cannot be one. */
export function numberOf(text: string): { readonly number: string } | Refused {
  const number = normaliseAccountNumber(wordsOf(text, 2 * LONGEST_NUMBER) ?? '');
  return number === '' || number.length > LONGEST_NUMBER
    ? invalid('number', `"number" must have 1 to ${String(LONGEST_NUMBER)} letters and digits.`)
    : { number };
}
