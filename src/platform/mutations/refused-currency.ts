import { invalid, type Refused } from './refusal';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Why a code may not be a currency; null when it may. */
export function refusalOfCurrency(field: string, currency: string): Refused | null {
  return CURRENCIES.has(currency)
    ? null
    : invalid(field, `"${field}" must be a currency of ISO 4217, such as CZK.`);
}
