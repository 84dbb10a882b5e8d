/** Days of the week in the order of ISO 8601. */
export const WEEKDAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A day of the calendar whose hours are not those of its weekday: a holiday has none. */
export interface SpecialDay {
  /** `2026-12-24`, as the place counts days. */
  readonly date: string;
  readonly name: string;
  /** As those of a weekday; empty: closed. */
  readonly hours: readonly string[];
}

/** When people are there, as the clocks of one place show it. */
export interface OpeningHours {
  /** Of each day of the week from Monday on, spans of local time: `09:00-17:00`. One that ends before it begins ends on the day after. */
  readonly week: readonly (readonly string[])[];
  readonly specialDays: readonly SpecialDay[];
}

/** Minutes from the midnight with which a day begins; `to` may lie on the day after. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const SPAN = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const DAY_MINUTES = 1_440;

/** The span that a text is; null when it is none. `22:00-06:00` ends on the day after, `00:00-24:00` is the whole day. */
export function spanOf(text: string): Span | null {
  const parts = SPAN.exec(text);
  if (parts === null) return null;
  const [fromHour = 0, fromMinute = 0, toHour = 24, toMinute = 0] = parts
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  if (from === to) return null;
  return { from, to: to < from ? to + DAY_MINUTES : to };
}

/** Why hours of one day cannot be; null when they can. */
export function faultOfHours(hours: readonly string[]): string | null {
  const spans = hours.map(spanOf);
  const [wrong] = hours.filter((_, index) => spans[index] === null);
  if (wrong !== undefined) return `${JSON.stringify(wrong)} is no span of local time, such as 09:00-17:00.`;
  const inOrder = spans.filter((span) => span !== null).sort((a, b) => a.from - b.from);
  const overlaps = inOrder.some(({ from }, index) => index > 0 && from < (inOrder[index - 1]?.to ?? 0));
  return overlaps ? 'Two spans of one day overlap.' : null;
}

const DAY_MS = 86_400_000;
const earliest = (hours: readonly string[]): number =>
  Math.min(...hours.map((text) => spanOf(text)?.from ?? Infinity));
const latest = (hours: readonly string[]): number =>
  Math.max(0, ...hours.map((text) => spanOf(text)?.to ?? 0));

/** Why a night goes on into the hours of the day after; null when none does. */
export function faultOfNights({ week, specialDays }: OpeningHours): string | null {
  const tooLong = (before: readonly string[], after: readonly string[]): boolean =>
    latest(before) - DAY_MINUTES > earliest(after);
  const usual = (index: number): readonly string[] => week[(index + 7) % 7] ?? [];
  const weekday = WEEKDAYS.find((_, index) => tooLong(usual(index), usual(index + 1)));
  if (weekday !== undefined) return `The night of ${weekday} goes on into the hours of the next day.`;
  const special = new Map(specialDays.map(({ date, hours }) => [Date.parse(date), hours]));
  const hoursOf = (day: number): readonly string[] =>
    special.get(day) ?? usual((new Date(day).getUTCDay() + 6) % 7);
  const [first] = [...special.keys()].filter(
    (day) => tooLong(hoursOf(day), hoursOf(day + DAY_MS)) || tooLong(hoursOf(day - DAY_MS), hoursOf(day)),
  );
  if (first === undefined) return null;
  return `A night goes on into the hours of the next day, at ${new Date(first).toISOString().slice(0, 10)}.`;
}
