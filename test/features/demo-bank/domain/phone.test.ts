import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { COUNTRIES } from '../../../../src/features/demo-bank/domain/data/places';
import { fixedNumber, mobileNumber } from '../../../../src/features/demo-bank/domain/phone';

const countries = Object.values(COUNTRIES);

describe.each(countries.map((country) => [country.code, country] as const))(
  'telephone numbers of %s',
  (code, country) => {
    const numbers = Array.from({ length: 400 }, (_, index) => index * 12_497);

    test.each([
      ['mobile', mobileNumber],
      ['fixed', fixedNumber],
    ])('are valid %s numbers of the country, written as people there write them', (_kind, numberOf) => {
      for (const index of numbers) {
        const text = numberOf(country, index);
        const parsed = parsePhoneNumberFromString(text);
        expect([text, parsed?.isValid(), parsed?.country]).toEqual([text, true, code]);
        expect(parsed?.formatInternational().replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }
    });

    test('differ from customer to customer', () => {
      expect(new Set(numbers.map((index) => mobileNumber(country, index))).size).toBe(numbers.length);
    });
  },
);
