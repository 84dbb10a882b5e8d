import { drawnBy } from '../../../kernel/drawn';

const MONTHS_OF_QUARTER = 3;

/**
 * What is drawn where a survey is about a customer as such: the customer of a quarter of the year (UTC), so that it is not the same people for good who are
 * asked.
 */
export function customerOfQuarter(customerId: string, now: Date): string {
  const quarter = 1 + Math.floor(now.getUTCMonth() / MONTHS_OF_QUARTER);
  return `${customerId} ${String(now.getUTCFullYear())}Q${String(quarter)}`;
}

/**
 * Whether a survey asks about something: it asks about so large a share of all things that its trigger picks. Drawn by the thing and the
 * survey, so that whoever asks again hears the same.
 */
export function isSampled(surveyCode: string, thing: string, share: number): boolean {
  return drawnBy(`${surveyCode} ${thing}`) < share;
}
