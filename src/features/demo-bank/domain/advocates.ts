import { deriveStatus, type DerivedStatus } from '../../advocacy/domain/derived-status';
import type { Act } from '../../advocacy/domain/evidence';
import type { Evidence, Standing } from './advocacy';
import {
  addAct,
  drawAgent,
  drawRecommendingKind,
  keyOf,
  type Advocate,
  type Newcomer,
} from './advocacy-acts';
import { drawCourse, type Course } from './advocacy-course';
import { addAsks, isTimeForReview } from './asks';
import type { Bank } from './bank';
import { DAY, isoDate } from './calendar';
import { GOALS } from './data/advocacy-texts';
import { idBeside } from './ids';
import type { Facts } from './rows';

const SHARE = {
  detractorReviews: 0.12,
  passiveReviews: 0.04,
  promoterHelps: 0.08,
  hasIdea: 0.04,
  championHasPlan: 0.7,
  advocateHasPlan: 0.35,
} as const;
/** Somebody whom an advocate sent comes within so many days. */
const DAYS_UNTIL_WON = 60;
const NPS_SCALE = { min: 0, max: 10 } as const;

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
    const drawn = isTimeForReview(advocate, at) ? 'REVIEW' : drawRecommendingKind(random);
    const kind = newcomer === null ? drawn : 'REFERRAL';
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

/** Adds the membership in the VIP programme and what the bank means to reach. */
function addProgramme(
  bank: Bank,
  advocate: Advocate,
  { stage, moves }: DerivedStatus,
  { vip }: Course,
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
  const madeAt = (moves.at(-1)?.at.getTime() ?? bank.asOf) + random.between(1, 60) * DAY;
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

function addHistory({ random, customer }: Advocate, { moves }: DerivedStatus, facts: Facts): void {
  for (const { from, to, reason, at } of moves) {
    facts.advocacyStageChanges.push({
      id: idBeside(random, customer.id),
      customerId: customer.id,
      fromStage: from,
      toStage: to,
      reason,
      changedAt: at,
    });
  }
}

/** The status that follows from what was drawn, by the rules by which the product derives it. */
function statusOf(
  { asOf }: Bank,
  { npsAnswers, brokenAt }: Evidence,
  { vip }: Course,
  acts: readonly Act[],
): DerivedStatus {
  const answers = npsAnswers.map(({ score, at }) => ({ score, scale: NPS_SCALE, answeredAt: new Date(at) }));
  const membership = vip && { from: new Date(vip.from), to: vip.to === null ? null : new Date(vip.to) };
  const memberships = membership === null ? [] : [membership];
  const broken = brokenAt.map((at) => new Date(at));
  return deriveStatus({ acts, answers, brokenAt: broken, memberships }, null, new Date(asOf));
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
  const status = statusOf(bank, evidence, course, acts);
  addProgramme(bank, advocate, status, course, facts);
  addHistory(advocate, status, facts);
  const { stage, moves, weightMillionths, score, isVip, stageUntil } = status;
  const weighedAt = new Date(bank.asOf);
  const since = new Date(moves.at(-1)?.at ?? evidence.firstAnswerAt);
  const hasOwner = stage === 'ADVOCATE' || stage === 'CHAMPION';
  facts.advocacyStatuses.push({
    ...{ customerId: advocate.customer.id, stage, score, weightMillionths, weighedAt },
    ...{ isVip, stageUntil, since },
    // It takes a logarithm to tell; whoever looks first does.
    scoreUntil: score === 0 ? null : weighedAt,
    ownerId: hasOwner ? drawAgent(bank, advocate) : null,
    createdAt: new Date(Math.min(evidence.firstAnswerAt, since.getTime())),
    updatedAt: since,
  });
}
