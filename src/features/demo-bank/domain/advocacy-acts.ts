import type { Debts } from '../../asks/domain/ask-budget';
import type { Act, ActKind } from '../../advocacy/domain/evidence';
import type { Bank } from './bank';
import { DAY } from './calendar';
import type { Customer } from './customer';
import type { Desk } from './data/catalogue';
import { PLATFORMS, IDEAS } from './data/advocacy-texts';
import { COMMENTS } from './data/comments';
import { idBeside } from './ids';
import { textIn } from './language';
import type { Profiles } from './profiles';
import type { Random } from './random';
import type { Facts } from './rows';

/** A customer with the numbers that their advocacy is drawn from, apart from all else of theirs. */
export interface Advocate {
  readonly customer: Customer;
  readonly profiles: Profiles;
  readonly random: Random;
  /** When they opened accounts of their own (UTC milliseconds). */
  readonly purchasedAt: readonly number[];
  /** What the bank owed them at a moment. */
  readonly debtsAt: (at: Date) => Debts;
}

/** Somebody who came to the bank, perhaps because they were sent. */
export interface Newcomer {
  readonly customer: Customer;
  readonly profiles: Profiles;
}

const RECOMMENDING = ['REFERRAL', 'REFERRAL', 'REVIEW', 'REVIEW', 'REFERENCE', 'PUBLIC_PRAISE'] as const;
const STARS = { min: 1, max: 5 } as const;
const ACCEPTED = 0.5;
const DECIDED = 0.6;
const ADOPTED = 0.3;
const TOLD = 0.7;
/** Quantiles of the people whom a review reaches. */
const REACH = [3, 40, 120, 400, 2_500, 30_000];

/** What every fact of an advocate carries. `number` tells the customer's facts of one kind apart. */
export function keyOf(
  bank: Bank,
  { customer, profiles, random }: Advocate,
  code: string,
  number: number,
  at: number,
) {
  const moment = new Date(at);
  return {
    id: idBeside(random, customer.id),
    sourceId: bank.sourceId(profiles.mainSource),
    externalId: `${code}-${String(customer.number + 1)}-${String(number)}`,
    sourceProfileId: profiles.main,
    customerId: customer.id,
    createdAt: moment,
    updatedAt: moment,
  };
}

function deskOf({ customer: { segment } }: Advocate): Desk {
  if (segment === 'PRIVATE') return 'WEALTH';
  return segment === 'SME' || segment === 'CORPORATE' ? 'BUSINESS' : 'CARE';
}

/** Somebody who looks after customers like this one, in their language. */
export function drawAgent(bank: Bank, advocate: Advocate): string {
  return bank.agentFor(advocate.random, deskOf(advocate), advocate.customer.place.home.language);
}

function addReview(advocate: Advocate, actId: string, rating: number, facts: Facts): void {
  const { random, customer } = advocate;
  const comments = COMMENTS[customer.place.home.language];
  const texts = rating >= 4 ? comments?.good : comments?.bad;
  facts.reviews.push({
    actId,
    platform: random.pick(PLATFORMS),
    rating,
    scaleMin: STARS.min,
    scaleMax: STARS.max,
    reach: random.chance(0.8) ? Math.round(random.quantile(REACH)) : null,
    text: texts === undefined ? null : random.pick(texts),
  });
}

function addIdea(bank: Bank, { random, customer }: Advocate, actId: string, at: number, facts: Facts): void {
  const decidedAt = at + random.between(10, 90) * DAY;
  const toldAt = decidedAt + random.between(1, 14) * DAY;
  const isDecided = random.chance(DECIDED) && decidedAt < bank.asOf;
  const isTold = isDecided && random.chance(TOLD) && toldAt < bank.asOf;
  const verdict = random.chance(ADOPTED) ? 'ADOPTED' : 'DECLINED';
  facts.ideas.push({
    actId,
    text: textIn(customer.place.home.language, random.pick(IDEAS)),
    state: isDecided ? verdict : 'RECEIVED',
    decidedAt: isDecided ? new Date(decidedAt) : null,
    toldAt: isTold ? new Date(toldAt) : null,
  });
}

/** A referral: of `newcomer`, who came, or of somebody who has not (yet). Gives what came of it. */
function addReferral(
  bank: Bank,
  { random }: Advocate,
  {
    actId,
    at,
    newcomer,
  }: { readonly actId: string; readonly at: number; readonly newcomer: Newcomer | null },
  facts: Facts,
): NonNullable<Act['referral']> {
  const wonAt = newcomer?.customer.joinedAt ?? null;
  const talkedAt = at + Math.floor(random.next() * ((wonAt ?? at + 40 * DAY) - at));
  const isAccepted = wonAt !== null || (random.chance(ACCEPTED) && talkedAt < bank.asOf);
  const course = {
    acceptedAt: isAccepted ? new Date(talkedAt) : null,
    wonAt: wonAt === null ? null : new Date(wonAt),
  };
  facts.referrals.push({
    actId,
    referredProfileId: newcomer?.profiles.main ?? null,
    referredCustomerId: newcomer?.customer.id ?? null,
    ...course,
  });
  return course;
}

/** Adds what a customer did, with what it consists of; gives it as its weight is worked out from it. */
export function addAct(
  bank: Bank,
  advocate: Advocate,
  act: {
    readonly kind: ActKind;
    /** Tells the customer's acts apart. */
    readonly number: number;
    readonly at: number;
    /** Of a review: stars of five. */
    readonly stars: number;
    /** Of a referral: who came. */
    readonly newcomer: Newcomer | null;
  },
  facts: Facts,
): Act {
  const { kind, number, at, stars, newcomer } = act;
  const key = keyOf(bank, advocate, 'ACT', number, at);
  const isPublic = kind === 'REVIEW' || kind === 'PUBLIC_PRAISE';
  const evidence = isPublic ? `https://reviews.example.com/${key.externalId.toLowerCase()}` : null;
  facts.advocacyActs.push({ ...key, kind, actedAt: new Date(at), evidence });
  if (kind === 'REVIEW') addReview(advocate, key.id, stars, facts);
  if (kind === 'IDEA') addIdea(bank, advocate, key.id, at, facts);
  const sent = { actId: key.id, at, newcomer };
  const referral = kind === 'REFERRAL' ? addReferral(bank, advocate, sent, facts) : null;
  const rating = kind === 'REVIEW' ? { value: stars, ...STARS } : null;
  return { kind, at: new Date(at), referral, rating };
}

/** What somebody does who recommends the bank. */
export function drawRecommendingKind(random: Random): ActKind {
  return random.pick(RECOMMENDING);
}
