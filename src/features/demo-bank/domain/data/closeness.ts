import type { WayToDate } from '../birth-differences';
import type { Reach } from '../double-contacts';
import type { WayToWrite } from '../name-differences';
import type { CustomerKind, SourceKind } from '../rows';
import { shares, type Weighted } from '../weighted';

/** Whether what leads to a double is the original's, another, or not there. */
export type Kept = 'SAME' | 'OTHER' | 'NONE';

/** How easily a double can be told. */
export interface Closeness {
  readonly sources: Weighted<SourceKind>;
  readonly reach: Weighted<Readonly<Record<keyof Reach, Kept>>>;
  /** How names are written; one that makes no difference is made up for where `isOtherwise`. */
  readonly names: Readonly<Record<CustomerKind, Weighted<WayToWrite | null>>>;
  readonly isOtherwise: boolean;
  readonly birthDates: Weighted<WayToDate>;
}

const ANY_SOURCE = shares<SourceKind>([
  ['CRM', 24],
  ['CORE_BANKING', 18],
  ['HELP_DESK', 26],
  ['CHAT', 22],
  ['SOCIAL', 10],
]);

/** The same telephone or e-mail address, and nearly the same name. */
const EASY: Closeness = {
  sources: ANY_SOURCE,
  reach: shares([
    [{ phone: 'SAME', email: 'SAME', address: 'SAME' }, 5],
    [{ phone: 'SAME', email: 'NONE', address: 'SAME' }, 3],
    [{ phone: 'SAME', email: 'NONE', address: 'NONE' }, 2],
  ]),
  names: {
    PERSON: shares([
      [null, 50],
      ['UPPER_CASE', 15],
      ['NO_ACCENTS', 35],
    ]),
    ORGANISATION: shares([
      [null, 45],
      ['UPPER_CASE', 15],
      ['NO_ACCENTS', 15],
      ['NO_LEGAL_FORM', 25],
    ]),
  },
  isOtherwise: false,
  birthDates: shares([
    [null, 8],
    ['NO_BIRTH_DATE', 2],
  ]),
};

/** Either the telephone or the e-mail address is the same, the name is another. */
const MIDDLING: Closeness = {
  sources: ANY_SOURCE,
  reach: shares([
    [{ phone: 'SAME', email: 'OTHER', address: 'OTHER' }, 3],
    [{ phone: 'SAME', email: 'NONE', address: 'SAME' }, 3],
    [{ phone: 'OTHER', email: 'SAME', address: 'SAME' }, 2],
    [{ phone: 'NONE', email: 'SAME', address: 'NONE' }, 2],
  ]),
  names: {
    PERSON: shares([
      ['NAME_TYPO', 34],
      ['NICKNAME', 17],
      ['INITIAL', 13],
      ['NAMES_SWAPPED', 14],
      ['OTHER_FAMILY_NAME', 12],
      ['NO_ACCENTS', 10],
    ]),
    ORGANISATION: shares([
      ['NO_LEGAL_FORM', 45],
      ['NAME_TYPO', 40],
      ['UPPER_CASE', 15],
    ]),
  },
  isOtherwise: true,
  birthDates: shares([
    [null, 40],
    ['NO_BIRTH_DATE', 20],
    ['DAY_AND_MONTH_SWAPPED', 28],
    ['BIRTH_DATE_TYPO', 12],
  ]),
};

/** Neither is the same: a birth date and a name that is much alike are all there is, at times an address. */
const HARD: Closeness = {
  sources: shares([
    ['CRM', 55],
    ['CORE_BANKING', 45],
  ]),
  reach: shares([
    [{ phone: 'OTHER', email: 'OTHER', address: 'OTHER' }, 4],
    [{ phone: 'OTHER', email: 'NONE', address: 'OTHER' }, 3],
    [{ phone: 'NONE', email: 'OTHER', address: 'NONE' }, 1],
    [{ phone: 'OTHER', email: 'NONE', address: 'SAME' }, 2],
  ]),
  names: {
    PERSON: shares([
      ['NAME_TYPO', 48],
      ['NICKNAME', 22],
      ['NAMES_SWAPPED', 12],
      ['NO_ACCENTS', 18],
    ]),
    ORGANISATION: shares([
      ['NO_LEGAL_FORM', 60],
      ['NAME_TYPO', 40],
    ]),
  },
  isOtherwise: true,
  birthDates: shares([
    [null, 8],
    ['DAY_AND_MONTH_SWAPPED', 2],
  ]),
};

export const CLOSENESS = {
  HARD,
  ANY: shares([
    [EASY, 36],
    [MIDDLING, 40],
    [HARD, 24],
  ]),
} as const;
