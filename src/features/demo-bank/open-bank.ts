import { contactKey } from '../customers/contact-key';
import { displayName } from '../customers/domain/display-name';
import { tokensOfCustomer } from '../customers/domain/name-tokens';
import { createBank, type Bank } from './domain/bank';
import { createPlan } from './domain/plan';

/** What a demo bank is made from. */
export interface PlanOptions {
  /** 1 to 5,000,000. */
  readonly customers: number;
  /** Any whole number: another seed, another bank of the same kind. */
  readonly seed: number;
  /** The day (`YYYY-MM-DD`) at whose beginning, in UTC, the bank is seen. */
  readonly asOf: string;
}

/** A bank that follows the product's own conventions. Throws when an option is out of range. */
export function openBank(options: PlanOptions): Bank {
  return createBank(createPlan(options), { displayName, tokensOfCustomer, contactKey });
}
