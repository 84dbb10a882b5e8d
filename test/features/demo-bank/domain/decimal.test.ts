import { decimalOf } from '../../../../src/features/demo-bank/domain/decimal';

describe('an amount as a decimal', () => {
  test.each([
    [0, '0.00'],
    [-0, '0.00'],
    [-0.004, '0.00'],
    [0.005, '0.01'],
    [7.1, '7.10'],
    [-1_234.5, '-1234.50'],
    [0.1 + 0.2, '0.30'],
    [99_999_999_999.99, '99999999999.99'],
  ])('of %p is %p', (amount, decimal) => {
    expect(decimalOf(amount)).toBe(decimal);
  });
});
