/** An ISO 8601 duration of whole units: `P30D`, `P1Y6M`, `PT90M`. */
export const ISO_DURATION =
  /^P(?!$)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?!$)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;

/**
 * The moment that lies a duration before another, in UTC. Years and months are those of the calendar, and a day that the month
 * does not have is its last (one month before 31 March is 28 February); weeks, days and the rest have their fixed length.
 * Throws a RangeError when `duration` is none.
 */
export function momentBefore(moment: Date, duration: string): Date {
  const parts = ISO_DURATION.exec(duration);
  if (!parts) throw new RangeError(`${JSON.stringify(duration)} is no ISO 8601 duration such as P30D`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const earlier = new Date(moment);
  earlier.setUTCDate(1);
  earlier.setUTCMonth(earlier.getUTCMonth() - months - 12 * years);
  const lastDay = new Date(Date.UTC(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
  earlier.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return new Date(
    earlier.getTime() - 1000 * (seconds + 60 * (minutes + 60 * (hours + 24 * (days + 7 * weeks)))),
  );
}
