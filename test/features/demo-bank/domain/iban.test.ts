import { accountNumber } from '../../../../src/features/demo-bank/domain/iban';

/** ISO 7064 in whole numbers of any length, written anew so that it cannot share an error with the product. */
function isValid(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  const digits = [...turned].map((character) => String(parseInt(character, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}

describe('account numbers', () => {
  test.each([
    ['CZ', 24],
    ['DE', 22],
    ['PL', 28],
    ['FR', 27],
  ] as const)('of %s are IBANs of %i characters with right check digits', (country, length) => {
    for (let sequence = 0; sequence < 500; sequence += 1) {
      const number = accountNumber(country, 'CURRENT', sequence * 320_007);
      expect(number).toMatch(new RegExp(`^${country}\\d{${String(length - 2)}}$`));
      expect(isValid(number)).toBe(true);
    }
  });

  test('differ from account to account, and contracts have numbers of their own kind', () => {
    const kinds = ['CURRENT', 'CARD', 'LOAN', 'MORTGAGE', 'INVESTMENT', 'INSURANCE'] as const;
    const numbers = kinds.flatMap((kind) => [1, 2, 3].map((sequence) => accountNumber('CZ', kind, sequence)));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(accountNumber('CZ', 'LOAN', 4)).toBe('LN1000000005');
  });
});
