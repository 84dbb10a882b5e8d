/** What an act of advocacy is, as far as its weight goes. */
export type ActKind = 'REFERRAL' | 'REVIEW' | 'REFERENCE' | 'ANSWER_TO_CUSTOMER' | 'PUBLIC_PRAISE' | 'IDEA';

/** What somebody did for the bank. */
export interface Act {
  readonly kind: ActKind;
  readonly at: Date;
  /** Of a referral: whether it brought a customer. */
  readonly isWon: boolean;
  /** Of a review: what was given on which scale. */
  readonly rating: { readonly value: number; readonly min: number; readonly max: number } | null;
}

/** An answer to "would you recommend us?". */
export interface Recommendation {
  readonly score: number;
  readonly scale: { readonly min: number; readonly max: number };
  readonly answeredAt: Date;
}

/** Evidence of advocacy: so many points on its first day, none from so many days after on. */
interface Evidence {
  readonly at: Date;
  readonly points: number;
  readonly fadesAfterDays: number;
}

/** Points of an act on the day it is done. The operator's assumption, as are all constants here. */
export const ACT_POINTS: Readonly<Record<ActKind, number>> = {
  REFERRAL: 30,
  REFERENCE: 30,
  REVIEW: 20,
  PUBLIC_PRAISE: 15,
  ANSWER_TO_CUSTOMER: 10,
  IDEA: 5,
};
/** Points of a referral that brought a customer. */
const WON_REFERRAL_POINTS = 40;
/** Points of the last answer to "would you recommend us?" on 0 to 10: of a promoter, of a passive customer, of a detractor. */
const ANSWER_POINTS = { promoter: 50, passive: 30, detractor: 10 } as const;
/** An advocate is who has recommended the bank within a year: after that the act says nothing of today. */
export const ACT_FADES_AFTER_DAYS = 365;
export const ANSWER_FADES_AFTER_DAYS = 730;

/** The score of an advocate ends here. */
const MOST = 100;
const DAY_MS = 86_400_000;
const PROMOTER_FROM = 9;
const PASSIVE_FROM = 7;
const HUNDREDTHS = 100;

/** Share of its points that a review counts: all at the top of its scale, none in the middle or below. */
function praiseOf(rating: Act['rating']): number {
  if (rating === null || rating.max <= rating.min) return 0;
  return Math.max(0, (2 * (rating.value - rating.min)) / (rating.max - rating.min) - 1);
}

function pointsOfAct({ kind, isWon, rating }: Act): number {
  if (kind === 'REVIEW') return ACT_POINTS.REVIEW * praiseOf(rating);
  return kind === 'REFERRAL' && isWon ? WON_REFERRAL_POINTS : ACT_POINTS[kind];
}

/** Answers on another scale than 0 to 10 say neither yes nor no. */
function pointsOfAnswer({ score, scale }: Recommendation): number {
  if (scale.min !== 0 || scale.max !== 10) return 0;
  if (score >= PROMOTER_FROM) return ANSWER_POINTS.promoter;
  return score >= PASSIVE_FROM ? ANSWER_POINTS.passive : ANSWER_POINTS.detractor;
}

/** points × (1 − days since ÷ days until nothing is left), 0 to `points`, in steps of 0.01. */
function weightAt({ at, points, fadesAfterDays }: Evidence, now: Date): number {
  const days = Math.max(0, (now.getTime() - at.getTime()) / DAY_MS);
  const left = points * Math.max(0, 1 - days / fadesAfterDays);
  return Math.round(left * HUNDREDTHS) / HUNDREDTHS;
}

/** What an act counts for at a moment, 0 to 40 points: it fades evenly and is nothing a year after. */
export function weightOfAct(act: Act, now: Date): number {
  return weightAt({ at: act.at, points: pointsOfAct(act), fadesAfterDays: ACT_FADES_AFTER_DAYS }, now);
}

/** What the last answer to "would you recommend us?" counts for at a moment, 0 to 50 points: nothing two years after. */
export function weightOfAnswer(answer: Recommendation, now: Date): number {
  const points = pointsOfAnswer(answer);
  return weightAt({ at: answer.answeredAt, points, fadesAfterDays: ANSWER_FADES_AFTER_DAYS }, now);
}

/** The score of an advocate, a whole number of 0 to 100: the sum of what the evidence counts for, cut at 100. */
export function scoreOfWeights(weights: readonly number[]): number {
  return Math.min(MOST, Math.round(weights.reduce((sum, weight) => sum + weight, 0)));
}
