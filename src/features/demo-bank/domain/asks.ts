import { askBudget } from '../../asks/domain/ask-budget';
import type { Act } from '../../advocacy/domain/evidence';
import type { Evidence } from './advocacy';
import { drawAgent, keyOf, type Advocate } from './advocacy-acts';
import type { AdvocacyAskRow } from './advocacy-rows';
import type { Bank } from './bank';
import { DAY } from './calendar';
import type { Random } from './random';
import type { Facts } from './rows';

const SHARE = { wasAsked: 0.6, promoterIsAsked: 0.2, buyerIsAsked: 0.7 } as const;
const PROMOTER_FROM = 9;
/** Days after a purchase in which a review is asked for. */
const REVIEW = { from: 14, to: 42 } as const;
/** Days from an ask to the deed, and to the end of one that nothing came of. */
const DAYS_UNTIL = { done: [1, 9], over: [1, 20] } as const;

type Ask = Pick<AdvocacyAskRow, 'kind' | 'askedAt' | 'outcome' | 'endedAt'>;

/** Whether a customer has bought something so long before that moment (UTC milliseconds) that they may be asked how they find it. */
export function isTimeForReview({ purchasedAt }: Pick<Advocate, 'purchasedAt'>, at: number): boolean {
  return purchasedAt.some((bought) => at >= bought + REVIEW.from * DAY && at <= bought + REVIEW.to * DAY);
}

/** Asks that led to what the customer did. */
function drawFruitful(advocate: Advocate, acts: readonly Act[], { lastNps }: Evidence): Ask[] {
  const { random } = advocate;
  return acts.flatMap(({ kind, at }): Ask[] => {
    if (kind !== 'REFERRAL' && kind !== 'REVIEW' && kind !== 'REFERENCE') return [];
    const askedAt = at.getTime() - random.between(...DAYS_UNTIL.done) * DAY;
    const isLiked = lastNps !== null && askedAt > lastNps.at;
    const isTimely = kind !== 'REVIEW' || isTimeForReview(advocate, askedAt);
    if (!isLiked || !isTimely || !random.chance(SHARE.wasAsked)) return [];
    return [{ kind, askedAt: new Date(askedAt), outcome: 'DONE', endedAt: at }];
  });
}

/** An ask that nothing has come of by `asOf`; null when it would be later. */
function drawFruitless(random: Random, kind: Ask['kind'], askedAt: number, asOf: number): Ask | null {
  const endedAt = askedAt + random.between(...DAYS_UNTIL.over) * DAY;
  const isOver = endedAt < asOf;
  const outcome = random.chance(0.5) ? 'DECLINED' : 'UNANSWERED';
  if (askedAt >= asOf) return null;
  return {
    kind,
    askedAt: new Date(askedAt),
    outcome: isOver ? outcome : 'PENDING',
    endedAt: isOver ? new Date(endedAt) : null,
  };
}

/** Reviews asked for of those who would recommend the bank, some weeks after they bought something. */
function drawReviewAsks({ random, purchasedAt }: Advocate, { npsAnswers }: Evidence, asOf: number): Ask[] {
  return purchasedAt.flatMap((bought) => {
    const askedAt = bought + random.between(REVIEW.from, REVIEW.to) * DAY;
    const said = npsAnswers.filter(({ at }) => at < askedAt).at(-1);
    if ((said?.score ?? 0) < PROMOTER_FROM || !random.chance(SHARE.buyerIsAsked)) return [];
    return drawFruitless(random, 'REVIEW', askedAt, asOf) ?? [];
  });
}

/** A promoter is asked to recommend the bank some time after they said that they would. */
function drawPromoterAsks({ random }: Advocate, { lastNps }: Evidence, asOf: number): Ask[] {
  if (lastNps === null || lastNps.score < PROMOTER_FROM || !random.chance(SHARE.promoterIsAsked)) return [];
  const kind = random.pick(['REFERRAL', 'REFERENCE'] as const);
  const ask = drawFruitless(random, kind, lastNps.at + random.between(14, 42) * DAY, asOf);
  return ask === null ? [] : [ask];
}

/** Adds what a customer was asked for: never more often than the budget of asks allows, never while the bank owes them something. */
export function addAsks(
  bank: Bank,
  advocate: Advocate,
  acts: readonly Act[],
  evidence: Evidence,
  facts: Facts,
): void {
  const asks = [
    ...drawFruitful(advocate, acts, evidence),
    ...drawPromoterAsks(advocate, evidence, bank.asOf),
    ...drawReviewAsks(advocate, evidence, bank.asOf),
  ].sort((one, other) => one.askedAt.getTime() - other.askedAt.getTime());
  const asked: Date[] = [];
  for (const ask of asks) {
    if (askBudget(asked, advocate.debtsAt(ask.askedAt), ask.askedAt).obstacles.length > 0) continue;
    asked.push(ask.askedAt);
    const key = keyOf(bank, advocate, 'ASK', asked.length, ask.askedAt.getTime());
    const askedById = drawAgent(bank, advocate);
    facts.advocacyAsks.push({ ...key, ...ask, askedById, updatedAt: ask.endedAt ?? ask.askedAt });
  }
}
