import { askBudget } from '../../advocacy/domain/ask-budget';
import { scoreOfWeights, weightOfAct, weightOfAnswer, type Act } from '../../advocacy/domain/evidence';
import type { Evidence, Standing } from './advocacy';
import { addAct, drawRecommendingKind, keyOf, type Advocate, type Newcomer } from './advocacy-acts';
import { drawCourse, type Course } from './advocacy-course';
import type { AdvocacyAskRow } from './advocacy-rows';
import type { Bank } from './bank';
import { DAY, isoDate } from './calendar';
import type { Desk } from './data/catalogue';
import { GOALS } from './data/advocacy-texts';
import { idAt } from './ids';
import type { Facts } from './rows';

const SHARE = {
  detractorReviews: 0.12,
  passiveReviews: 0.04,
  promoterHelps: 0.08,
  hasIdea: 0.04,
  wasAsked: 0.6,
  promoterIsAsked: 0.25,
  championHasPlan: 0.7,
  advocateHasPlan: 0.35,
} as const;
/** Somebody whom an advocate sent comes within so many days. */
const DAYS_UNTIL_WON = 60;
const NPS_SCALE = { min: 0, max: 10 } as const;
const NOTHING_OWED = { hasOpenComplaint: false, hasOverduePromise: false, hasOpenLoop: false };

function deskOf({ customer: { segment } }: Advocate): Desk {
  if (segment === 'PRIVATE') return 'WEALTH';
  return segment === 'SME' || segment === 'CORPORATE' ? 'BUSINESS' : 'CARE';
}

function drawAgent(bank: Bank, advocate: Advocate): string {
  return bank.agentFor(advocate.random, deskOf(advocate), advocate.customer.place.home.language);
}

/** Beside recommending: who is angry says so in public, who is glad helps others, and anybody may have an idea. */
function drawFurtherActs(
  bank: Bank,
  { random }: Advocate,
  { firstAnswerAt, lastNps }: Evidence,
  { stage }: Standing,
): { readonly kind: Act['kind']; readonly at: number; readonly stars: number }[] {
  const saidAt = lastNps?.at ?? firstAnswerAt;
  const at = saidAt + 1 + Math.floor(random.next() * Math.min(30 * DAY, bank.asOf - saidAt - 2));
  const isIdea = random.chance(SHARE.hasIdea);
  const place = random.next();
  const acts: { kind: Act['kind']; at: number; stars: number }[] = [];
  if (stage === 'DETRACTOR' && place < SHARE.detractorReviews)
    acts.push({ kind: 'REVIEW', at, stars: random.between(1, 2) });
  if (stage === 'PASSIVE' && place < SHARE.passiveReviews) acts.push({ kind: 'REVIEW', at, stars: 3 });
  if (stage === 'PROMOTER' && place < SHARE.promoterHelps)
    acts.push({ kind: 'ANSWER_TO_CUSTOMER', at, stars: 0 });
  if (isIdea) acts.push({ kind: 'IDEA', at, stars: 0 });
  return acts;
}

/** Adds all that a customer did; the newcomers whom they sent are taken from `newcomers`. */
function addActs(
  bank: Bank,
  advocate: Advocate,
  { evidence, standing, course }: { evidence: Evidence; standing: Standing; course: Course },
  newcomers: Set<Newcomer>,
  facts: Facts,
): Act[] {
  const { random, customer } = advocate;
  const recommended = course.recommendedAt.map((at) => {
    const isSentBy = ({ customer: other }: Newcomer): boolean =>
      other !== customer && other.joinedAt > at && other.joinedAt < at + DAYS_UNTIL_WON * DAY;
    const newcomer = [...newcomers].find(isSentBy) ?? null;
    if (newcomer !== null) newcomers.delete(newcomer);
    const kind = newcomer === null ? drawRecommendingKind(random) : 'REFERRAL';
    return { kind, at, stars: random.between(4, 5), newcomer };
  });
  const further = drawFurtherActs(bank, advocate, evidence, standing).map((act) => ({
    ...act,
    newcomer: null,
  }));
  return [...recommended, ...further].map((act, index) =>
    addAct(bank, advocate, { ...act, number: index + 1 }, facts),
  );
}

/** Adds what a customer was asked for, never more often than the budget of asks allows. */
function addAsks(
  bank: Bank,
  advocate: Advocate,
  acts: readonly Act[],
  { lastNps }: Evidence,
  facts: Facts,
): void {
  const { random } = advocate;
  const asks: Pick<AdvocacyAskRow, 'kind' | 'askedAt' | 'outcome' | 'endedAt'>[] = [];
  for (const { kind, at } of acts) {
    if (kind !== 'REFERRAL' && kind !== 'REVIEW' && kind !== 'REFERENCE') continue;
    const askedAt = new Date(at.getTime() - random.between(1, 9) * DAY);
    const isLiked = lastNps !== null && askedAt.getTime() > lastNps.at;
    if (isLiked && random.chance(SHARE.wasAsked)) asks.push({ kind, askedAt, outcome: 'DONE', endedAt: at });
  }
  const saidAt = lastNps?.at ?? bank.asOf;
  const askedAt = saidAt + random.between(14, 42) * DAY;
  const isPromoter = lastNps !== null && lastNps.score >= 9;
  if (isPromoter && askedAt < bank.asOf && random.chance(SHARE.promoterIsAsked)) {
    const endedAt = askedAt + random.between(1, 20) * DAY;
    const isOver = endedAt < bank.asOf;
    const outcome = random.chance(0.5) ? 'DECLINED' : 'UNANSWERED';
    asks.push({
      kind: random.pick(['REVIEW', 'REFERRAL', 'REFERENCE'] as const),
      askedAt: new Date(askedAt),
      outcome: isOver ? outcome : 'PENDING',
      endedAt: isOver ? new Date(endedAt) : null,
    });
  }
  const asked: Date[] = [];
  for (const ask of asks.sort((one, other) => one.askedAt.getTime() - other.askedAt.getTime())) {
    if (askBudget(asked, NOTHING_OWED, ask.askedAt).obstacles.length > 0) continue;
    asked.push(ask.askedAt);
    const key = keyOf(bank, advocate, 'ASK', asked.length, ask.askedAt.getTime());
    const askedById = drawAgent(bank, advocate);
    facts.advocacyAsks.push({ ...key, ...ask, askedById, updatedAt: ask.endedAt ?? ask.askedAt });
  }
}

/** Adds the membership in the VIP programme and what the bank means to reach. */
function addProgramme(
  bank: Bank,
  advocate: Advocate,
  { stage }: Standing,
  { vip, changes }: Course,
  facts: Facts,
): void {
  const { random } = advocate;
  if (vip !== null) {
    const validTo = vip.to === null ? null : new Date(vip.to);
    const key = keyOf(bank, advocate, 'VIP', 1, vip.from);
    const enrolledById = drawAgent(bank, advocate);
    const validFrom = new Date(vip.from);
    facts.vipMemberships.push({ ...key, validFrom, validTo, enrolledById, updatedAt: validTo ?? validFrom });
  }
  const planned = stage === 'CHAMPION' ? SHARE.championHasPlan : SHARE.advocateHasPlan;
  const madeAt = (changes.at(-1)?.at ?? bank.asOf) + random.between(1, 60) * DAY;
  const isAdvocate = stage === 'CHAMPION' || stage === 'ADVOCATE';
  if (!isAdvocate || madeAt >= bank.asOf || !random.chance(planned)) return;
  facts.advocacyPlans.push({
    ...keyOf(bank, advocate, 'PLAN', 1, madeAt),
    goal: random.pick(GOALS),
    startsOn: isoDate(madeAt),
    endsOn: isoDate(madeAt + 180 * DAY),
    ownerId: drawAgent(bank, advocate),
  });
}

function addHistory({ random, customer }: Advocate, { changes }: Course, facts: Facts): void {
  for (const { from, to, reason, at } of changes) {
    facts.advocacyStageChanges.push({
      id: idAt(random, at),
      customerId: customer.id,
      fromStage: from,
      toStage: to,
      reason,
      changedAt: new Date(at),
    });
  }
}

/** Adds all about a customer as an advocate: what they did, what they were asked for, and where that has led them. */
export function addAdvocate(
  bank: Bank,
  advocate: Advocate,
  { evidence, standing }: { readonly evidence: Evidence; readonly standing: Standing },
  newcomers: Set<Newcomer>,
  facts: Facts,
): void {
  const course = drawCourse(advocate.random, evidence, standing, bank.asOf);
  const acts = addActs(bank, advocate, { evidence, standing, course }, newcomers, facts);
  addAsks(bank, advocate, acts, evidence, facts);
  addProgramme(bank, advocate, standing, course, facts);
  addHistory(advocate, course, facts);
  const now = new Date(bank.asOf);
  const { lastNps, firstAnswerAt } = evidence;
  const weights = acts.map((act) => weightOfAct(act, now));
  if (lastNps !== null) {
    const answer = { score: lastNps.score, scale: NPS_SCALE, answeredAt: new Date(lastNps.at) };
    weights.push(weightOfAnswer(answer, now));
  }
  const since = new Date(course.changes.at(-1)?.at ?? firstAnswerAt);
  const hasOwner = standing.stage === 'ADVOCATE' || standing.stage === 'CHAMPION';
  facts.advocacyStatuses.push({
    customerId: advocate.customer.id,
    stage: standing.stage,
    score: scoreOfWeights(weights),
    isVip: standing.isVip,
    ownerId: hasOwner ? drawAgent(bank, advocate) : null,
    since,
    createdAt: new Date(Math.min(firstAnswerAt, since.getTime())),
    updatedAt: since,
  });
}
