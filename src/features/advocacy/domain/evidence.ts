/** What an act of advocacy is, as far as its weight goes. */
export type ActKind = 'REFERRAL' | 'REVIEW' | 'REFERENCE' | 'ANSWER_TO_CUSTOMER' | 'PUBLIC_PRAISE' | 'IDEA';

/** What somebody did for the bank. */
export interface Act {
  readonly kind: ActKind;
  readonly at: Date;
  /** Of a referral: when whoever was sent came, and became a customer; null: not yet. */
  readonly referral: { readonly acceptedAt: Date | null; readonly wonAt: Date | null } | null;
  /** Of a review: what was given on which scale. */
  readonly rating: { readonly value: number; readonly min: number; readonly max: number } | null;
}

/** An answer to "would you recommend us?". */
export interface Recommendation {
  readonly score: number;
  readonly scale: { readonly min: number; readonly max: number };
  readonly answeredAt: Date;
}

/** Something that speaks for an advocate: so many points from that moment on, half of them a half-life later. */
export interface Evidence {
  readonly at: Date;
  readonly points: number;
}

/** Points of an act on the day it is done. The operator's assumption, as are all constants here. */
export const ACT_POINTS: Readonly<Record<Exclude<ActKind, 'REFERRAL'>, number>> = {
  REFERENCE: 30,
  REVIEW: 20,
  PUBLIC_PRAISE: 15,
  ANSWER_TO_CUSTOMER: 10,
  IDEA: 5,
};
/** Points of a referral by which nobody has come, by which somebody has, and by which somebody became a customer. */
export const REFERRAL_POINTS = { MADE: 15, ACCEPTED: 30, WON: 40 } as const;
/** Points of the last answer to "would you recommend us?" on 0 to 10: of a promoter, of a passive customer, of a detractor. */
export const ANSWER_POINTS = { PROMOTER: 50, PASSIVE: 30, DETRACTOR: 10 } as const;
export const PROMOTER_FROM = 9;
export const PASSIVE_FROM = 7;
/** Days in which all evidence comes to count half. One for all, so that a sum fades as its parts do. */
export const HALF_LIFE_DAYS = 180;
/** The score of an advocate ends here. */
export const MOST = 100;

const DAY_MS = 86_400_000;
const HUNDREDTHS = 100;
export const MILLION = 1_000_000;

/** What somebody says of themselves by such an answer; null on another scale than 0 to 10, which says neither yes nor no. */
export function saidBy({ score, scale }: Recommendation): keyof typeof ANSWER_POINTS | null {
  if (scale.min !== 0 || scale.max !== 10) return null;
  if (score >= PROMOTER_FROM) return 'PROMOTER';
  return score >= PASSIVE_FROM ? 'PASSIVE' : 'DETRACTOR';
}

/** Share of its points that a review counts: all at the top of its scale, none in the middle or below. */
function praiseOf(rating: Act['rating']): number {
  if (rating === null || rating.max <= rating.min) return 0;
  return Math.max(0, (2 * (rating.value - rating.min)) / (rating.max - rating.min) - 1);
}

/** Of one that was lost: what it had come to. */
function pointsOfReferral(referral: Act['referral']): number {
  if (referral?.wonAt != null) return REFERRAL_POINTS.WON;
  return referral?.acceptedAt == null ? REFERRAL_POINTS.MADE : REFERRAL_POINTS.ACCEPTED;
}

function pointsOfAct({ kind, referral, rating }: Act): number {
  if (kind === 'REVIEW') return ACT_POINTS.REVIEW * praiseOf(rating);
  return kind === 'REFERRAL' ? pointsOfReferral(referral) : ACT_POINTS[kind];
}

/** That somebody recommended the bank. */
export interface Recommended {
  readonly at: Date;
  /** From when on it counts by itself. All that count together are one: whoever gives a code away ten times, and nobody comes, has recommended once. */
  readonly countsAloneFrom: Date | null;
}

/** What somebody recommended the bank by: helping others, an idea, and a review that is not good, are none. */
export function recommendedBy({ kind, at, referral, rating }: Act): readonly Recommended[] {
  if (kind === 'REFERRAL') return [{ at, countsAloneFrom: referral?.acceptedAt ?? null }];
  const isRecommending =
    kind === 'REVIEW' ? praiseOf(rating) > 0 : kind === 'REFERENCE' || kind === 'PUBLIC_PRAISE';
  return isRecommending ? [{ at, countsAloneFrom: at }] : [];
}

/** What an act is as evidence, 0 to 40 points. */
export function evidenceOfAct(act: Act): Evidence {
  return { at: act.at, points: pointsOfAct(act) };
}

/** What an answer to "would you recommend us?" is as evidence, 0 to 50 points. The last one takes the place of all before. */
export function evidenceOfAnswer(answer: Recommendation): Evidence {
  const said = saidBy(answer);
  return { at: answer.answeredAt, points: said === null ? 0 : ANSWER_POINTS[said] };
}

/** Halvings after which nothing is left that a number could tell. */
const ALL_HALVINGS = 1_100;
const BITS = 52;

/**
 * What is left of one after so many halvings, whole or not. Of products and square roots, which every machine works out alike: powers are not,
 * and the demo bank is to be the same everywhere.
 */
function afterHalvings(times: number): number {
  if (times > ALL_HALVINGS) return 0;
  let left = 1;
  for (let whole = Math.floor(times); whole > 0; whole -= 1) left /= 2;
  let rest = times % 1;
  let part = 0.5;
  for (let bit = 0; bit < BITS && rest > 0; bit += 1) {
    part = Math.sqrt(part);
    rest *= 2;
    if (rest < 1) continue;
    rest -= 1;
    left *= part;
  }
  return left;
}

/** What a weight of a moment has become by a later one: half of it after each half-life. */
export function carriedOn(weight: number, from: Date, to: Date): number {
  return weight * afterHalvings(Math.max(0, to.getTime() - from.getTime()) / (HALF_LIFE_DAYS * DAY_MS));
}

/** What evidence counts for at a moment; nothing before it is there. */
export function weightAt({ at, points }: Evidence, now: Date): number {
  return at > now ? 0 : carriedOn(points, at, now);
}

/** As it is shown, in steps of 0.01. */
export function shownWeight(weight: number): number {
  return Math.round(weight * HUNDREDTHS) / HUNDREDTHS;
}

/** A weight as it is kept, in whole millionths of a point: what is carried on is as exact as that, and so is what it is compared with. */
export function millionthsOf(weight: number): number {
  return Math.round(weight * MILLION);
}

export const pointsOf = (millionths: number): number => millionths / MILLION;

/** All that the evidence counts for at a moment. */
export function weightOf(evidence: readonly Evidence[], now: Date): number {
  return evidence.reduce((sum, one) => sum + weightAt(one, now), 0);
}

/** The score of an advocate, a whole number of 0 to 100. */
export function scoreOf(weight: number): number {
  return Math.min(MOST, Math.round(weight));
}

/** Until when a weight of that moment, which only fades, gives the same score; null when that is for good. */
export function scoreHoldsUntil(weight: number, at: Date): Date | null {
  const score = scoreOf(weight);
  if (score === 0) return null;
  const halvings = Math.log2(weight / (score - 0.5));
  return new Date(at.getTime() + Math.floor(halvings * HALF_LIFE_DAYS * DAY_MS) + 1);
}
