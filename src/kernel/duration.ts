/** An ISO 8601 duration of whole units: `P30D`, `P1Y6M`, `PT90M`. */
export const ISO_DURATION =
  /^P(?!$)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?!$)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;

/**
 * The moment that lies a duration before another, in UTC. Years and months are those of the calendar, and a day that the month
 * does not have is its last (one month before 31 March is 28 February); weeks, days and the rest have their fixed length.
 * Throws a RangeError when `duration` is none.
 */
export const momentBefore = (moment: Date, duration: string): Date => moved(moment, duration, -1);

/** The same after it. */
export const momentAfter = (moment: Date, duration: string): Date => moved(moment, duration, 1);

function moved(moment: Date, duration: string, sign: 1 | -1): Date {
  const parts = ISO_DURATION.exec(duration);
  if (!parts) throw new RangeError(`${JSON.stringify(duration)} is no ISO 8601 duration such as P30D`);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const shifted = new Date(moment);
  shifted.setUTCDate(1);
  shifted.setUTCMonth(shifted.getUTCMonth() + sign * (months + 12 * years));
  const lastDay = new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, 0)).getUTCDate();
  shifted.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  const fixed = 1000 * (seconds + 60 * (minutes + 60 * (hours + 24 * (days + 7 * weeks))));
  return new Date(shifted.getTime() + sign * fixed);
}
