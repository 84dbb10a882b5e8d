import { PER_EURO } from './data/catalogue';
import { decimalOf } from './decimal';
import type { Random } from './random';
import type { CaseRow } from './rows';

/** Of complaints and disputes that were solved, so many are made good with money. */
const REDRESSED = 0.35;
/** Quantiles of what is given, in euros. */
const EUROS = [2, 5, 10, 15, 30, 60, 400];

/** The case with what the bank gave to make good, in the customer’s currency. */
export function withRedress(random: Random, row: CaseRow, currency: string): CaseRow {
  const isGrievance = row.kind === 'COMPLAINT' || row.kind === 'DISPUTE';
  if (!isGrievance || row.resolvedAt === null || !random.chance(REDRESSED)) return row;
  const amount = Math.ceil(random.quantile(EUROS) * (PER_EURO[currency] ?? 1));
  return { ...row, redressAmount: decimalOf(amount), redressCurrency: currency };
}
