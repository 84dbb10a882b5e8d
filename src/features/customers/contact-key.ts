import { toE164, type PhoneRegion } from '../../platform/phone/phone-number';

export type ContactPointKind = 'PHONE' | 'EMAIL' | 'POSTAL' | 'MESSENGER' | 'SOCIAL';

/** No contact point is longer: columns hold so much, and nobody types more. */
export const LONGEST_CONTACT_VALUE = 255;

/** What telephone and mail programs put around a number or address: `tel:…;phone-context=…`, `sip:…@pbx.example`, `mailto:…`. */
function withoutScheme(value: string): string {
  const [, scheme = '', rest = ''] = /^\s*(tel|sips?|mailto):([^;?]*)/i.exec(value) ?? [];
  if (scheme === '') return value;
  return /^sip/i.test(scheme) ? (rest.split('@')[0] ?? '') : rest;
}

/**
 * What a contact point is compared by, when it is stored and when it is looked up: a phone number as E.164 (its bare digits when
 * it is no possible number), anything else without surrounding space, in lower case, runs of space as one.
 */
export function contactKey(type: ContactPointKind, value: string, region: PhoneRegion): string {
  const bare = withoutScheme(value);
  return type === 'PHONE' ? (toE164(bare, region) ?? digitsOf(bare)) : handleKey(bare);
}

const digitsOf = (value: string): string => value.replace(/\D/g, '');

function handleKey(bare: string): string {
  return bare.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase().replace(/^@/, '');
}

/** Letters would make it a handle; fewer than three digits reach nobody. */
function isPhoneLike(value: string): boolean {
  return /^[+\d\s().\-/]+$/.test(value) && digitsOf(value).length >= 3;
}

/** The keys under which a value that somebody typed or a telephone system sent may be stored. Of one that is too long, none. */
export function contactKeyCandidates(value: string, region: PhoneRegion): string[] {
  if (value.length > LONGEST_CONTACT_VALUE) return [];
  const bare = withoutScheme(value);
  // Once: to read a number takes as long as much else of a screen pop.
  const number = toE164(bare, region) ?? (isPhoneLike(bare) ? digitsOf(bare) : null);
  // Written in full, as telephone systems send it, it is its own key.
  if (number === bare) return [number];
  const keys = [handleKey(bare), ...(number === null ? [] : [number])];
  return [...new Set(keys)].filter((key) => key !== '');
}
