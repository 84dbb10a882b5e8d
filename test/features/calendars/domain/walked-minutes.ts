import type { OpeningHours } from '../../../../src/features/calendars/domain/opening-hours';

const MINUTE = 60_000;

/** What the clocks of a zone show at each minute, as one number; read from the runtime, by nothing of the product. */
function clockOf(timeZone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  return (utc) => Date.parse(`${format.format(utc).replace(' ', 'T')}:00Z`) / MINUTE;
}

const remembered = new Map<string, readonly number[]>();

/** The same over many minutes; read once. */
function shownOver(timeZone: string, from: number, count: number): readonly number[] {
  const key = `${timeZone} ${String(from)} ${String(count)}`;
  const clock = clockOf(timeZone);
  const shown =
    remembered.get(key) ?? Array.from({ length: count }, (_, index) => clock(from + index * MINUTE));
  remembered.set(key, shown);
  return shown;
}

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/**
 * The same rules told the slow way: minute by minute over some days, with what the clocks show at each. A span begins as soon as they have
 * shown its first minute or a later one, and lasts as long as they will still show one before its end.
 */
export class WalkedMinutes {
  /** For each minute, the days (since 1970) whose openings have it. */
  readonly openDays: readonly (readonly number[])[];
  readonly #farthest: number[] = [];

  constructor(
    { week, specialDays }: OpeningHours,
    timeZone: string,
    readonly from: number,
    readonly count: number,
  ) {
    const shown = shownOver(timeZone, from, count);
    const nearest: number[] = [];
    for (let index = 0, far = -Infinity; index < count; index += 1)
      this.#farthest.push((far = Math.max(far, shown[index] ?? 0)));
    for (let index = count - 1, near = Infinity; index >= 0; index -= 1)
      nearest[index] = near = Math.min(near, shown[index] ?? 0);
    const spansOf = (day: number): readonly (readonly [begin: number, until: number])[] => {
      const date = new Date(day * 86_400_000);
      const special = specialDays.find((one) => one.date === date.toISOString().slice(0, 10));
      return (special?.hours ?? week[(date.getUTCDay() + 6) % 7] ?? []).map((span) => {
        const [begin, end] = [minutesOf(span), minutesOf(span.slice(6))];
        return [day * 1_440 + begin, day * 1_440 + (end <= begin ? end + 1_440 : end)];
      });
    };
    const spans = new Map<number, ReturnType<typeof spansOf>>();
    const isWithin = (index: number, day: number): boolean => {
      const ofDay = spans.get(day) ?? spansOf(day);
      spans.set(day, ofDay);
      const [far = 0, near = 0] = [this.#farthest[index], nearest[index]];
      return ofDay.some(([begin, until]) => far >= begin && near < until);
    };
    this.openDays = shown.map((_, index) => {
      const day = Math.floor((this.#farthest[index] ?? 0) / 1_440);
      const all = [day - 1, day].filter((one) => isWithin(index, one));
      // Where the clocks show a time twice, what begins ends what went on.
      return all.length === 2 ? [day] : all;
    });
  }

  #indexOf = (moment: Date): number => (moment.getTime() - this.from) / MINUTE;

  isOpenAt(moment: Date): boolean {
    return (this.openDays[this.#indexOf(moment)] ?? []).length > 0;
  }

  nextOpening(moment: Date): Date | null {
    for (let index = this.#indexOf(moment); index < this.count; index += 1)
      if ((this.openDays[index] ?? []).length > 0) return new Date(this.from + index * MINUTE);
    return null;
  }

  afterWorkingTime(moment: Date, minutes: number): Date | null {
    let left = minutes;
    for (let index = this.#indexOf(moment); index < this.count; index += 1) {
      if ((this.openDays[index] ?? []).length > 0) left -= 1;
      if (left === 0) return new Date(this.from + (index + 1) * MINUTE);
    }
    return null;
  }

  /** The days that have openings, each with its last minute; and the day that the minute before a moment was part of, else the one shown. */
  afterWorkingDays(moment: Date, days: number): Date | null {
    const lasts = new Map<number, number>();
    this.openDays.forEach((of, index) => {
      for (const day of of) lasts.set(day, index);
    });
    const index = this.#indexOf(moment);
    const [before] = this.openDays[index - 1] ?? [];
    const today = before ?? Math.floor((this.#farthest[index] ?? 0) / 1_440);
    const [, last] = [...lasts].filter(([day]) => day > today).sort(([a], [b]) => a - b)[days - 1] ?? [];
    return last === undefined ? null : new Date(this.from + (last + 1) * MINUTE);
  }
}
