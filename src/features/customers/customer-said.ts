import { isTimeZone } from '../../kernel/time-zone';
import type { PhoneRegion } from '../../platform/phone/phone-number';
import { invalid, wordsOf, type Refused } from '../../platform/mutations/refusal';
import { contactKey, LONGEST_CONTACT_VALUE, type ContactPointKind } from './contact-key';
import type { DeliveredContactPoint } from './delivered-customers.effects';
import { CUSTOMER_FIELDS, type CustomerField } from './domain/delivered-profile';

/** What somebody says of a customer: null takes back what they said, what is left out stays. */
export type CustomerSaid = Readonly<Partial<Record<CustomerField, string | null>>>;

/** In characters. */
export const LONGEST_NAME = 255;
export const LONGEST_EXTERNAL_ID = 128;
export const MOST_CONTACT_POINTS = 40;
const LONGEST_LANGUAGE = 35;
/** Nobody who is a customer was born longer ago. */
const OLDEST_YEARS = 150;

type Judge = (value: string, now: Date) => string | null;

const name: Judge = (value) =>
  wordsOf(value, LONGEST_NAME) === null ? `must have 1 to ${String(LONGEST_NAME)} characters` : null;

const dayOfBirth: Judge = (value, now) => {
  const today = now.toISOString().slice(0, 10);
  const oldest = `${String(now.getUTCFullYear() - OLDEST_YEARS)}${today.slice(4)}`;
  return value <= today && value >= oldest ? null : `must lie within the last ${String(OLDEST_YEARS)} years`;
};

const language: Judge = (value) =>
  value.length > LONGEST_LANGUAGE ? `must have at most ${String(LONGEST_LANGUAGE)} characters` : null;

const timeZone: Judge = (value) => (isTimeZone(value) ? null : 'must be a time zone such as Europe/Prague');

/** What is wrong with a value, or null. Fields that are not here have values of enums: the graph takes no others. */
const JUDGES: Readonly<Partial<Record<CustomerField, Judge>>> = {
  ...{ givenName: name, familyName: name, organisationName: name },
  ...{ birthDate: dayOfBirth, language, timeZone },
};

/** What is said, as it is kept. */
export function saidOfCustomer(given: CustomerSaid, now: Date): { readonly said: CustomerSaid } | Refused {
  const said: Partial<Record<CustomerField, string | null>> = {};
  for (const field of CUSTOMER_FIELDS) {
    const value = given[field];
    if (value === undefined) continue;
    const fault = value === null ? null : JUDGES[field]?.(value, now);
    if (fault != null) return invalid(field, `"${field}" ${fault}.`);
    said[field] = value?.trim() ?? null;
  }
  return { said };
}

/** What a way to reach somebody is kept and compared by. */
export interface Reaching {
  readonly value: string;
  readonly valueKey: string;
}

/** A way to reach somebody, as it is kept; refused when it reaches nobody. */
export function reachingBy(
  type: ContactPointKind,
  text: string,
  region: PhoneRegion,
  field: string,
): Reaching | Refused {
  const value = wordsOf(text, LONGEST_CONTACT_VALUE);
  if (value === null)
    return invalid(field, `"${field}" must have 1 to ${String(LONGEST_CONTACT_VALUE)} characters.`);
  const valueKey = contactKey(type, value, region);
  if (valueKey === '' || (type === 'EMAIL' && !/^[^@\s]+@[^@\s]+$/.test(valueKey)))
    return invalid(field, `"${field}" is no ${type === 'EMAIL' ? 'e-mail address' : 'number or address'}.`);
  return { value, valueKey };
}

/** All ways to reach somebody that a source knows, as they are kept. */
export function contactPointsSaid(
  given: readonly DeliveredContactPoint[],
  region: PhoneRegion,
): { readonly contactPoints: readonly DeliveredContactPoint[] } | Refused {
  if (given.length > MOST_CONTACT_POINTS)
    return invalid('contactPoints', `"contactPoints" must hold at most ${String(MOST_CONTACT_POINTS)}.`);
  const contactPoints: DeliveredContactPoint[] = [];
  for (const [index, point] of given.entries()) {
    const reaching = reachingBy(point.type, point.value, region, `contactPoints.${String(index)}.value`);
    if ('refused' in reaching) return reaching;
    contactPoints.push({ ...point, value: reaching.value });
  }
  return { contactPoints };
}
