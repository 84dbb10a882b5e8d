import type { Country } from './data/places';
import type { ProductKind } from './rows';

/** Bank codes that no bank has, and how many digits a country writes after the check digits. */
const FORMATS: Record<Country['code'], { readonly bank: string; readonly length: number }> = {
  CZ: { bank: '0009', length: 20 },
  DE: { bank: '00000009', length: 18 },
  PL: { bank: '00000009', length: 24 },
  FR: { bank: '0000900009', length: 23 },
};

/** Contract numbers of what has no account number. */
const CONTRACTS: Partial<Record<ProductKind, string>> = {
  CARD: 'CC',
  LOAN: 'LN',
  MORTGAGE: 'MG',
  INVESTMENT: 'IV',
  INSURANCE: 'IN',
};

/** The remainder of a number of any length by 97. */
function remainder97(digits: string): number {
  let rest = 0;
  for (let place = 0; place < digits.length; place += 1)
    rest = (rest * 10 + Number(digits.charAt(place))) % 97;
  return rest;
}

/** A valid IBAN (ISO 13616) of a bank that does not exist. */
function iban(country: Country['code'], sequence: number): string {
  const { bank, length } = FORMATS[country];
  const body = bank + String(sequence).padStart(length - bank.length, '0');
  // A letter counts as two digits, A = 10 … Z = 35.
  const letters = `${String(country.charCodeAt(0) - 55)}${String(country.charCodeAt(1) - 55)}`;
  const check = 98 - remainder97(`${body}${letters}00`);
  return `${country}${String(check).padStart(2, '0')}${body}`;
}

/** An account's number without spaces: an IBAN where there is one to pay to, else the number of the contract. */
export function accountNumber(country: Country['code'], kind: ProductKind, sequence: number): string {
  const contract = CONTRACTS[kind];
  return contract === undefined
    ? iban(country, sequence + 1_000_001)
    : `${contract}${String(1_000_000_001 + sequence)}`;
}
