import fc from 'fast-check';
import { normaliseAmount } from '../../../../src/features/imports/domain/text';

describe('an amount', () => {
  it.each([
    ['1250.50', '1250.5'],
    ['+0012', '12'],
    ['-0.0000', '0'],
    ['-0.10', '-0.1'],
    ['123456789012345.6789', '123456789012345.6789'],
  ])('%s is written %s', (text, amount) => {
    expect(normaliseAmount(text)).toBe(amount);
  });

  it.each(['', '-', '.5', '5.', '1,5', '1e3', '1234567890123456', '0.12345', '--1', ' 1'])(
    'is not %p',
    (text) => {
      expect(normaliseAmount(text)).toBeNull();
    },
  );

  it('has one way of being written, and is worth the same in it', () => {
    const digits = fc.bigInt({ min: -(10n ** 19n) + 1n, max: 10n ** 19n - 1n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 3 }), (tenThousandths, zeros) => {
        const [sign, size] = tenThousandths < 0n ? ['-', -tenThousandths] : ['', tenThousandths];
        const padded = size.toString().padStart(5, '0');
        const whole = padded.slice(0, -4);
        const text = `${sign}${'0'.repeat(zeros)}${whole}.${padded.slice(-4)}`;
        const amount = normaliseAmount(text) ?? '';
        expect(normaliseAmount(amount)).toBe(amount);
        const [readWhole = '', readFraction = ''] = amount.replace('-', '').split('.');
        const read = BigInt(readWhole + readFraction.padEnd(4, '0'));
        expect(amount.startsWith('-') ? -read : read).toBe(tenThousandths);
      }),
    );
  });
});
