import type { Country } from './data/places';

/** Subscriber numbers have seven digits here; the multiplier has no factor in common with their count, so none comes twice. */
const SUBSCRIBERS = 10_000_000;
const STRIDE = 6_180_339;

/** A seven-digit number for each index below ten million, all different, none next to its neighbour. */
function scatter(index: number, offset: number): string {
  return String((index * STRIDE + offset) % SUBSCRIBERS).padStart(7, '0');
}

function grouped(digits: string, groups: readonly number[]): string {
  const parts: string[] = [];
  let start = 0;
  for (const length of groups) {
    parts.push(digits.slice(start, start + length));
    start += length;
  }
  return parts.join(' ');
}

/** The mobile number of a customer; no two customers of a country have the same. */
export function mobileNumber(country: Country, customer: number): string {
  const prefix = country.mobilePrefixes[customer % country.mobilePrefixes.length] ?? '';
  return `+${country.callingCode} ${grouped(prefix + scatter(customer, 1_234_567), country.mobileGroups)}`;
}

/** The fixed line of a household, of which each neighbourhood has at most four. */
export function fixedNumber(country: Country, household: number): string {
  return `+${country.callingCode} ${grouped(country.fixedPrefix + scatter(household, 4_000_000), country.fixedGroups)}`;
}
