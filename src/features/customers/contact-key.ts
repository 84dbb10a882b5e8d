import { toE164, type PhoneRegion } from '../../platform/phone/phone-number';

export type ContactPointKind = 'PHONE' | 'EMAIL' | 'POSTAL' | 'MESSENGER' | 'SOCIAL';

/**
 * What a contact point is compared by, when it is stored and when it is looked up: a phone number as E.164 (its bare digits when
 * it is no possible number), anything else without surrounding space, in lower case, runs of space as one.
 */
export function contactKey(type: ContactPointKind, value: string, region: PhoneRegion): string {
  if (type === 'PHONE') return toE164(value, region) ?? value.replace(/\D/g, '');
  return value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase().replace(/^@/, '');
}

/** Letters would make it a handle; fewer than three digits reach nobody. */
const PHONE_LIKE = /^[+\d\s().\-/]*\d[+\d\s().\-/]*\d[+\d\s().\-/]*\d[+\d\s().\-/]*$/;

/** The keys under which a value that somebody typed or a telephone system sent may be stored. */
export function contactKeyCandidates(value: string, region: PhoneRegion): string[] {
  const keys = [contactKey('EMAIL', value, region)];
  if (PHONE_LIKE.test(value)) keys.push(contactKey('PHONE', value, region));
  return [...new Set(keys)].filter((key) => key !== '');
}
