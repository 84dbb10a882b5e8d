import * as fc from 'fast-check';
import { exactAmount } from '../../../../src/features/accounts/domain/amount';

test.each([
  ['1250.5', '1250.5000'],
  ['-0.5', '-0.5000'],
  ['007', '7.0000'],
  ['-0', '0.0000'],
  ['0.0001', '0.0001'],
  ['-999999999999999.9999', '-999999999999999.9999'],
])('%s is kept as %s', (text, kept) => {
  expect(exactAmount(text)).toBe(kept);
});

test('what is kept is kept as it is, and is the same number', () => {
  const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  fc.assert(
    fc.property(whole, fc.nat(9_999), (digits, fraction) => {
      const kept = exactAmount(`${String(digits)}.${String(fraction).padStart(4, '0')}`);
      expect(exactAmount(kept)).toBe(kept);
      expect(BigInt(kept.replace('.', ''))).toBe(
        BigInt(digits) * 10_000n + (digits < 0 ? -1n : 1n) * BigInt(fraction),
      );
    }),
  );
});
