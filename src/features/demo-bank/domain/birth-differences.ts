import type { Random } from './random';
import type { Difference } from './truth';

/** How a source has a birth date; null: as it is. */
export type WayToDate = Extract<
  Difference,
  'NO_BIRTH_DATE' | 'DAY_AND_MONTH_SWAPPED' | 'BIRTH_DATE_TYPO'
> | null;

interface Dated {
  readonly birthDate: string | null;
  readonly difference: WayToDate;
}

/** Every month has it, so that a wrong day is a day. */
const LAST_OF_ANY_MONTH = 28;
const twoDigits = (number: number) => String(number).padStart(2, '0');

/** One digit is another: of the day, or of the year where that would be no day. */
function mistyped(random: Random, birthDate: string): string {
  const day = Number(birthDate.slice(8));
  const other = day - (day % 10) + random.below(10);
  if (other !== day && other >= 1 && other <= LAST_OF_ANY_MONTH)
    return birthDate.slice(0, 8) + twoDigits(other);
  const isLeapDay = birthDate.endsWith('-02-29');
  return `${String(Number(birthDate.slice(0, 4)) - 1)}${isLeapDay ? '-02-28' : birthDate.slice(4)}`;
}

/** A birth date (`YYYY-MM-DD`) as a source has it that is wanted to differ so; where day and month cannot be swapped, a typo. */
export function dateOtherwise(random: Random, birthDate: string | null, wanted: WayToDate): Dated {
  if (birthDate === null || wanted === null) return { birthDate, difference: null };
  if (wanted === 'NO_BIRTH_DATE') return { birthDate: null, difference: wanted };
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const isEitherMonth = Number(day) <= 12 && day !== month;
  return wanted === 'DAY_AND_MONTH_SWAPPED' && isEitherMonth
    ? { birthDate: [year, day, month].join('-'), difference: wanted }
    : { birthDate: mistyped(random, birthDate), difference: 'BIRTH_DATE_TYPO' };
}
