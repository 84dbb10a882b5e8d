import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { isWrittenInFull } from './written-in-full';

/** An ISO 3166 country whose dialling rules read numbers that are written without `+`. */
export type PhoneRegion = CountryCode;

export function isPhoneRegion(text: string): text is PhoneRegion {
  return isSupportedCountry(text);
}

/** A number in any notation as E.164 (`+420601234567`), or null when it is no possible number. An extension is left out; text around a number is not looked into. */
export function toE164(text: string, region: PhoneRegion): string | null {
  if (isWrittenInFull(text)) return text;
  // What most people search for is a name: the library would throw, and catch, an error about it.
  if (!/\p{Nd}/u.test(text)) return null;
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  return number?.isPossible() === true ? number.number : null;
}
