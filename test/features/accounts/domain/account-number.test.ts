import fc from 'fast-check';
import {
  maskAccountNumber,
  normaliseAccountNumber,
} from '../../../../src/features/accounts/domain/account-number';

describe('an account number', () => {
  test('is stored as letters and digits alone', () => {
    expect(normaliseAccountNumber(' cz65 0800-0000 1920 0014 5399 ')).toBe('CZ6508000000192000145399');
  });

  test.each([
    ['CZ6508000000192000145399', '••••5399'],
    ['12345678', '••••5678'],
    ['1234', '••••34'],
    ['1', '••••'],
    ['', '••••'],
  ])('%s is shown as %s', (number, masked) => {
    expect(maskAccountNumber(number)).toBe(masked);
  });

  test('never shows more than four characters, nor more than half', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,40}$/), (number) => {
        const shown = maskAccountNumber(number).slice(4);
        expect(shown.length).toBeLessThanOrEqual(Math.min(4, number.length / 2));
        expect(number.endsWith(shown)).toBe(true);
      }),
    );
  });
});
