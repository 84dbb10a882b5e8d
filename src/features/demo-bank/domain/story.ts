import type { Id } from '../../../kernel/id';
import type { Account } from './accounts';
import type { Bank, Topic } from './bank';
import type { Customer } from './customer';
import { Mood } from './mood';
import type { Profiles } from './profiles';
import type { ProductKind } from './rows';
import { createSidelines, type Sidelines } from './sidelines';

/** What is remembered of a customer from one contact to the next. Times in UTC milliseconds. */
export interface Story {
  readonly customer: Customer;
  readonly profiles: Profiles;
  readonly held: ReadonlySet<ProductKind>;
  readonly mood: Mood;
  readonly sidelines: Sidelines;
  /** The matter of the last days' contacts, once it has come up. */
  trouble: Topic | null;
  /** What the last contact was about. */
  lastTopic: Topic | null;
  lastStartedAt: number;
  /** The last case: contacts about the same thing belong to it until then. */
  lastCase: { readonly id: Id; readonly topic: Topic; readonly until: number } | null;
  readonly npsAnswers: { readonly score: number; readonly at: number }[];
  lastNps: { readonly score: number; readonly at: number } | null;
  readonly brokenAt: number[];
  firstAnswerAt: number | null;
  /** When they said that they would not recommend the bank, until it has made that good; null as well when nobody takes it up. */
  disappointedAt: number | null;
  /** When the bank made it good. */
  madeGoodAt: number | null;
}

export function beginStory(
  bank: Bank,
  customer: Customer,
  profiles: Profiles,
  accounts: readonly Account[],
): Story {
  return {
    customer,
    profiles,
    held: new Set(accounts.map((account) => account.product.kind)),
    mood: new Mood(customer.random),
    sidelines: createSidelines(bank, customer.number),
    trouble: null,
    lastTopic: null,
    lastStartedAt: 0,
    lastCase: null,
    npsAnswers: [],
    lastNps: null,
    brokenAt: [],
    firstAnswerAt: null,
    disappointedAt: null,
    madeGoodAt: null,
  };
}
