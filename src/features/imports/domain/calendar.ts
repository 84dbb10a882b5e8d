/** The digits that a token of a pattern stands for, and the part of a moment that they give. */
const TOKENS = {
  yyyy: ['(\\d{4})', 'year'],
  yy: ['(\\d{2})', 'shortYear'],
  MM: ['(\\d{2})', 'month'],
  M: ['(\\d{1,2})', 'month'],
  dd: ['(\\d{2})', 'day'],
  d: ['(\\d{1,2})', 'day'],
  HH: ['(\\d{2})', 'hour'],
  H: ['(\\d{1,2})', 'hour'],
  mm: ['(\\d{2})', 'minute'],
  ss: ['(\\d{2})', 'second'],
  S: ['(\\d{1,9})', 'fraction'],
  XXX: ['(Z|[+-]\\d{2}:?\\d{2})', 'offset'],
} as const satisfies Record<string, readonly [string, string]>;

type Part = (typeof TOKENS)[keyof typeof TOKENS][1];

const PIECES = /yyyy|yy|MM|M|dd|d|HH|H|mm|ss|S+|XXX|'([^']*)'|(.)/gsu;
const DAY_MS = 86_400_000;
const OLDEST_YEAR = 1000;

/** A moment as it is written, before a time zone is known. */
export interface WrittenMoment {
  /** Milliseconds since 1970 of the day's beginning, as if the place were in UTC. Zero when the pattern has no date. */
  readonly day: number;
  /** Milliseconds since midnight on the clock. */
  readonly time: number;
  /** Minutes east of UTC when the text says so, else null: the time is local. */
  readonly offsetMinutes: number | null;
}

export interface MomentPattern {
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  readonly hasShortYear: boolean;
  /** Null when the text is not written so, or is no day or time that exists. `lastYear` is the last that two digits can mean. */
  parse(text: string, lastYear: number): WrittenMoment | null;
}

/** The year that two digits mean, among the hundred that end with `lastYear`. */
export function fullYear(twoDigits: number, lastYear: number): number {
  return lastYear - ((((lastYear - twoDigits) % 100) + 100) % 100);
}

/** Milliseconds since 1970 of a day's beginning in UTC, or null when there is no such day. Years 1000 to 9999. */
export function dayOf(year: number, month: number, day: number): number | null {
  if (year < OLDEST_YEAR || year > 9999) return null;
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null;
}

/** `2026-03-29` */
export function toIsoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

export function addDays(day: number, count: number): number {
  return day + count * DAY_MS;
}

interface Compiled {
  readonly expression: RegExp;
  readonly parts: readonly Part[];
}

function tokenOf(piece: string): (typeof TOKENS)[keyof typeof TOKENS] {
  for (const [token, meaning] of Object.entries(TOKENS)) if (token === piece) return meaning;
  return TOKENS.S; // as many as the pattern's writer saw in one value
}

function compile(pattern: string): Compiled {
  const parts: Part[] = [];
  let source = '';
  for (const [piece, literal, other] of pattern.matchAll(PIECES)) {
    if (literal === undefined && other === undefined) {
      const [digits, part] = tokenOf(piece);
      if (parts.includes(part)) throw new RangeError(`${quote(pattern)} names the ${part} twice.`);
      parts.push(part);
      source += digits;
    } else if (other !== undefined && /[A-SU-Za-z]/.test(other)) {
      throw new RangeError(
        `${quote(pattern)} has "${other}", which stands for nothing: use yyyy yy MM M dd d HH H mm ss SSS XXX, and quote other letters ('h').`,
      );
    } else {
      source += (literal ?? other ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    }
  }
  return { expression: new RegExp(`^${source}$`, 'u'), parts };
}

function quote(pattern: string): string {
  return `The format "${pattern}"`;
}

/** Null when no clock shows it. */
function timeOf(hour: number, minute: number, second: number, fraction: string): number | null {
  if (hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = fraction === '' ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

function offsetOf(text: string): number | null {
  if (text === '') return null;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

/**
 * Makes a reader for moments that are written in one way: `yyyy-MM-dd`, `d.M.yyyy H:mm`, `yyMMdd`, `yyyy-MM-ddTHH:mm:ss.SSSXXX`.
 * Two letters mean two digits, one letter one or two; any number of S is a fraction of a second. Throws a RangeError that says what is wrong with the pattern.
 */
export function momentPattern(pattern: string): MomentPattern {
  const { expression, parts } = compile(pattern);
  const has = (part: Part): boolean => parts.includes(part);
  const dateParts = [has('year') || has('shortYear'), has('month'), has('day')].filter(Boolean).length;
  const hasTime = has('hour') && has('minute');
  if (dateParts === 1 || dateParts === 2) throw new RangeError(`${quote(pattern)} lacks year, month or day.`);
  if (has('year') && has('shortYear')) throw new RangeError(`${quote(pattern)} names the year twice.`);
  if (!hasTime && (has('hour') || has('minute') || has('second')))
    throw new RangeError(`${quote(pattern)} has half a time of day: it needs hour and minute.`);
  if (dateParts === 0 && !hasTime) throw new RangeError(`${quote(pattern)} has neither date nor time.`);
  const hasDate = dateParts === 3;
  const said = (part: Part): ((match: RegExpExecArray) => string) => {
    const group = parts.indexOf(part) + 1;
    return group === 0 ? () => '' : (match) => match[group] ?? '';
  };
  const [year, shortYear, month, dayOfMonth] = [said('year'), said('shortYear'), said('month'), said('day')];
  const [hour, minute, second, fraction] = [said('hour'), said('minute'), said('second'), said('fraction')];
  const offset = said('offset');
  const yearOf = (match: RegExpExecArray, lastYear: number): number =>
    has('year') ? Number(year(match)) : fullYear(Number(shortYear(match)), lastYear);
  return {
    hasDate,
    hasTime,
    hasShortYear: has('shortYear'),
    parse(text, lastYear) {
      const match = expression.exec(text);
      if (match === null) return null;
      const day = hasDate
        ? dayOf(yearOf(match, lastYear), Number(month(match)), Number(dayOfMonth(match)))
        : 0;
      const time = timeOf(Number(hour(match)), Number(minute(match)), Number(second(match)), fraction(match));
      return day === null || time === null ? null : { day, time, offsetMinutes: offsetOf(offset(match)) };
    },
  };
}
