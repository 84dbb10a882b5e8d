import { badUserInput, quoted } from '../../platform/graphql/errors';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import { normaliseAccountNumber } from '../accounts/domain/account-number';
import { contactKeyCandidates } from '../customers/contact-key';
import { isLongEnough, searchWords } from '../customers/domain/name-tokens';

/** What somebody searches for, in the forms in which it is stored. */
export interface CustomerSearch {
  /** Each begins a word of the name, the rarest first; empty where only a key can be meant. */
  readonly words: readonly string[];
  readonly contactKeys: readonly string[];
  readonly externalId: string;
  /** Empty where it can be none, or is not to be found by. */
  readonly accountNumber: string;
}

const LONGEST_SEARCH = 255;
const MOST_WORDS = 10;
/** Rows that the rarest word may have. */
export const MOST_CANDIDATES = 10_000;

/** No part is of letters alone, as those of a name are: `j@x.cz`, `CRM-7`, `+420 6 01`, `HR12 1001 0`. */
function canOnlyBeKey(search: string): boolean {
  return search.split(/\s+/).every((part) => /[\p{N}@]/u.test(part));
}

/** What begins another word of the search is asked by that one already. */
function withoutRedundant(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

/** Reads a search as it was typed. Refuses one that cannot be looked for, and says how to mend it. */
export function readSearch(typed: string, region: PhoneRegion): CustomerSearch {
  const search = typed.trim();
  if (search.length > LONGEST_SEARCH)
    throw badUserInput(`"search" is too long: at most ${String(LONGEST_SEARCH)} characters.`);
  const found = searchWords(search);
  if (found.length === 0)
    throw badUserInput('"search" is empty: give a name, or a phone number, address, id or account number.');
  const short = found.find((word) => !isLongEnough(word));
  if (short !== undefined && !canOnlyBeKey(search)) {
    throw badUserInput(
      `${quoted(short)} in "search" is too short: give at least two characters of each word, or leave it out.`,
    );
  }
  const words = short === undefined ? withoutRedundant(found) : [];
  if (words.length > MOST_WORDS)
    throw badUserInput(`"search" has too many words: at most ${String(MOST_WORDS)} are looked for.`);
  return {
    words,
    contactKeys: contactKeyCandidates(search, region),
    externalId: search,
    accountNumber: normaliseAccountNumber(search),
  };
}

/** The search with its rarest word first, given how many rows each word has. Refuses one that would read too many. */
export function rarestFirst(search: CustomerSearch, rowsOf: ReadonlyMap<string, number>): CustomerSearch {
  const count = (word: string): number => rowsOf.get(word) ?? 0;
  const words = [...search.words].sort((one, other) => count(one) - count(other));
  const [rarest] = words;
  if (rarest !== undefined && count(rarest) > MOST_CANDIDATES) {
    throw badUserInput(
      `"search" finds more than ${MOST_CANDIDATES.toLocaleString('en')} names: add a word, or more letters of one.`,
    );
  }
  return { ...search, words };
}
