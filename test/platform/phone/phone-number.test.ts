import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { toE164, type PhoneRegion } from '../../../src/platform/phone/phone-number';
import { isWrittenInFull } from '../../../src/platform/phone/written-in-full';

/** What the library alone makes of a text. */
function read(text: string, region: PhoneRegion): string | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  return number?.isPossible() === true ? number.number : null;
}

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });
const codes = getCountries().map((country) => getCountryCallingCode(country));
/** Codes that several countries share, each with numbers of its own, come as often as all others. */
const code = fc.constantFrom(
  ...new Set(codes),
  ...codes.filter((own, index) => codes.indexOf(own) !== index),
);
/** Numbers of every country, of all lengths, many of them with what is dialled within a country alone. */
const inFull = fc
  .tuple(code, fc.constantFrom('', '', '0', '1', '8', '15', '90', '183'), digits(0, 17))
  .map(([calling, prefix, number]) => `+${calling}${prefix}${number}`);
const rubbish = fc.string({
  unit: fc.constantFrom(...Array.from('+0123456789٤４ ()-./x#;a,=@')),
  maxLength: 20,
});
const typed = fc.oneof(
  { weight: 6, arbitrary: inFull },
  digits(0, 16),
  digits(0, 16).map((number) => `00${number}`),
  fc.tuple(inFull, rubbish).map(([number, more]) => number + more),
  fc.tuple(rubbish, inFull).map(([more, number]) => more + number),
  rubbish,
  fc.string({ maxLength: 300 }),
);
const region = fc.constantFrom<PhoneRegion>('CZ', 'DE', 'GB', 'US', 'AR', 'IT', 'KZ');

describe('a telephone number', () => {
  test('is the same as the library reads it, however it is written', () => {
    fc.assert(
      fc.property(typed, region, (text, from) => {
        expect([text, toE164(text, from)]).toEqual([text, read(text, from)]);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each(['+420601234567', '+447911123456', '+12125550123', '+390612345678', '+4930901820'])(
    'that is written in full need not be read: %s',
    (text) => {
      expect(isWrittenInFull(text)).toBe(true);
    },
  );

  test.each([
    '601234567',
    '00420601234567',
    '+420 601234567',
    '+42060123456',
    '+4407911123456',
    '+999601234567',
    '+',
    '',
  ])('that is not written in full must be read: "%s"', (text) => {
    expect(isWrittenInFull(text)).toBe(false);
  });
});
