import { dayOf, fullYear, toIsoDay } from './calendar';

/** What a Czech or Slovak birth number (rodné číslo) tells of its bearer. */
export interface BirthNumber {
  /** `1970-12-13` */
  readonly birthDate: string;
  readonly gender: 'F' | 'M';
}

const DIGITS = /^(\d{2})(\d{2})(\d{2})(?:\/?(\d{3,4}))?$/;
/** Women's months are 50 higher. Since 2004 twenty more may be added when a day's numbers have run out. */
const FIRST_YEAR_OF_EXTRA = 2004;
/** Four digits after the date have been given since 1954, three before it. */
const FIRST_YEAR_OF_FOUR = 1954;

function yearOf(twoDigits: number, suffix: string | undefined, lastYear: number): number {
  if (suffix?.length === 4) return fullYear(twoDigits, FIRST_YEAR_OF_FOUR + 99);
  if (suffix?.length === 3) return fullYear(twoDigits, FIRST_YEAR_OF_FOUR - 1);
  return fullYear(twoDigits, lastYear);
}

/**
 * Reads `yymmdd`, `yymmdd/sss`, `yymmdd/ssss`, with the stroke or without. The suffix tells the century; without one the year is
 * among the hundred that end with `lastYear`. Null when it is no birth number. The check digit is not asked for: numbers
 * given before 1986 may miss it.
 */
export function parseBirthNumber(text: string, lastYear: number): BirthNumber | null {
  const [, yy = '', mm = '', dd = '', suffix] = DIGITS.exec(text) ?? [];
  if (yy === '') return null;
  const year = yearOf(Number(yy), suffix, lastYear);
  const isWoman = Number(mm) > 50;
  const withoutGender = Number(mm) - (isWoman ? 50 : 0);
  const isExtra = withoutGender > 20 && year >= FIRST_YEAR_OF_EXTRA;
  const day = dayOf(year, withoutGender - (isExtra ? 20 : 0), Number(dd));
  return day === null ? null : { birthDate: toIsoDay(day), gender: isWoman ? 'F' : 'M' };
}
