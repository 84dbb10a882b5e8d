import type { Bank } from './bank';
import { DAY } from './calendar';
import type { Customer } from './customer';
import type { AdvocacyStage, AdvocacyStatusRow } from './rows';

/** What a customer's advocacy rests on. Times in UTC milliseconds. */
export interface Evidence {
  readonly firstAnswerAt: number;
  /** The last answer to "would you recommend us?". */
  readonly lastNps: { readonly score: number; readonly at: number } | null;
  /** When the last promise to them was broken. */
  readonly lastBrokenAt: number | null;
}

/** Scores (0 to 100) that a stage spans. */
const SCORES: Record<AdvocacyStage, readonly [least: number, most: number]> = {
  UNKNOWN: [0, 0],
  DETRACTOR: [1, 25],
  PASSIVE: [26, 45],
  PROMOTER: [46, 65],
  ADVOCATE: [66, 85],
  CHAMPION: [86, 100],
};

/** Of the promoters: who has recommended the bank in the last year, and who does it again and again. */
const SHARE = { advocate: 0.22, champion: 0.07, advocateIsVip: 0.2 } as const;
const PROMOTER_FROM = 9;
const PASSIVE_FROM = 7;
/** What a promoter did for the bank came within so many days of saying that they would. */
const DAYS_UNTIL_ACT = 60;

function stageOf(customer: Customer, { lastNps, lastBrokenAt }: Evidence): AdvocacyStage {
  if (lastNps === null) return 'UNKNOWN';
  if (lastNps.score < PASSIVE_FROM) return 'DETRACTOR';
  if (lastNps.score < PROMOTER_FROM) return 'PASSIVE';
  const place = customer.random.next();
  // A broken promise demotes, and whoever has left advocates no longer.
  const isDemoted = customer.status !== 'ACTIVE' || (lastBrokenAt ?? 0) > lastNps.at;
  if (isDemoted || place >= SHARE.champion + SHARE.advocate) return 'PROMOTER';
  return place < SHARE.champion ? 'CHAMPION' : 'ADVOCATE';
}

/** Where a customer who has answered any survey stands as an advocate. */
export function drawAdvocacy(bank: Bank, customer: Customer, evidence: Evidence): AdvocacyStatusRow {
  const { random } = customer;
  const stage = stageOf(customer, evidence);
  const [least, most] = SCORES[stage];
  const hasActed = stage === 'ADVOCATE' || stage === 'CHAMPION';
  const saidAt = evidence.lastNps?.at ?? evidence.firstAnswerAt;
  const actedAt = saidAt + Math.floor(random.next() * DAYS_UNTIL_ACT * DAY);
  const since = new Date(hasActed && actedAt < bank.asOf ? actedAt : saidAt);
  return {
    customerId: customer.id,
    stage,
    score: random.between(least, most),
    isVip: stage === 'CHAMPION' || (stage === 'ADVOCATE' && random.chance(SHARE.advocateIsVip)),
    since,
    createdAt: since,
    updatedAt: since,
  };
}
