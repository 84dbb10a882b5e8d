import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type {
  AdvocacyActRow,
  AdvocacyStatusRow,
  IdeaRow,
  ReferralRow,
  StageChangeRow,
} from '../../../src/features/demo-bank/domain/advocacy-rows';
import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import type { Id } from '../../../src/kernel/id';
import { deriveStatus, type DerivedStatus } from '../../../src/features/advocacy/domain/derived-status';
import { groupBy } from './draw-bank';
import { checkAsks } from './faults-of-asks';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

const DETAILS = { REFERRAL: 'referrals', REVIEW: 'reviews', IDEA: 'ideas' } as const;

/** Each is there, the later never before the earlier; those that are null are passed over. */
function areInOrder(...times: readonly (Date | null)[]): boolean {
  const known = times.flatMap((time) => (time === null ? [] : [time.getTime()]));
  return known.every((time, index) => index === 0 || time >= (known[index - 1] ?? 0));
}

/** What must not be in what customers do for the bank. */
export function checkAdvocacy(bank: Bank, facts: Facts, check: Check): void {
  const seen = new Date(bank.asOf - 1);
  const agents = new Set(bank.reference.agents.map(({ id }) => id));
  const isAgent = (id: Id | null): boolean => id === null || agents.has(id);
  const acts = new Map(facts.advocacyActs.map((act) => [act.id, act]));
  check('an act is over when the bank is seen', facts.advocacyActs, ({ actedAt }) =>
    areInOrder(actedAt, seen),
  );
  for (const [kind, table] of Object.entries(DETAILS)) {
    const described = new Set(facts[table as 'ideas'].map(({ actId }) => actId));
    const ofKind = facts.advocacyActs.filter((act) => act.kind === kind);
    check('an act has the details of its kind', ofKind, ({ id }) => described.has(id));
    check(
      'details are those of an act',
      facts[table as 'ideas'],
      ({ actId }) => acts.get(actId)?.kind === kind,
    );
  }
  const customers = new Map(facts.customers.map((row) => [row.id, row]));
  check('a referral is sound', facts.referrals, (row) => isSoundReferral(row, acts, customers, seen));
  check('a review is on its scale', facts.reviews, ({ rating, scaleMin, scaleMax, reach }) => {
    return rating >= scaleMin && rating <= scaleMax && (reach ?? 0) >= 0;
  });
  check('an idea is sound', facts.ideas, (row) => isSoundIdea(row, acts, seen));
  checkProgramme(facts, { check, isAgent, seen });
  checkAsks(facts, check);
  checkStatuses(facts, { check, isAgent, seen });
}

function isSoundReferral(
  { actId, acceptedAt, wonAt, referredCustomerId }: ReferralRow,
  acts: ReadonlyMap<Id, AdvocacyActRow>,
  customers: ReadonlyMap<Id, Facts['customers'][number]>,
  seen: Date,
): boolean {
  const referred = referredCustomerId === null ? null : customers.get(referredCustomerId);
  return (
    areInOrder(acts.get(actId)?.actedAt ?? null, acceptedAt, wonAt, seen) &&
    (wonAt?.getTime() ?? null) === (referred?.createdAt.getTime() ?? null)
  );
}

function isSoundIdea(
  { actId, state, decidedAt, toldAt }: IdeaRow,
  acts: ReadonlyMap<Id, AdvocacyActRow>,
  seen: Date,
): boolean {
  const isDecided = decidedAt !== null;
  return (
    areInOrder(acts.get(actId)?.actedAt ?? null, decidedAt, toldAt, seen) &&
    isDecided === (state !== 'RECEIVED') &&
    (isDecided || toldAt === null)
  );
}

interface Tools {
  readonly check: Check;
  readonly isAgent: (id: Id | null) => boolean;
  readonly seen: Date;
}

function checkProgramme(facts: Facts, { check, isAgent, seen }: Tools): void {
  check('an ask is sound', facts.advocacyAsks, ({ askedAt, endedAt, outcome, askedById }) => {
    return (
      areInOrder(askedAt, endedAt, seen) &&
      (outcome === 'PENDING') === (endedAt === null) &&
      isAgent(askedById)
    );
  });
  check('a membership is sound', facts.vipMemberships, ({ validFrom, validTo, enrolledById }) => {
    return areInOrder(validFrom, validTo, seen) && isAgent(enrolledById);
  });
  check('a plan is sound', facts.advocacyPlans, ({ startsOn, endsOn, ownerId, createdAt }) => {
    return startsOn < endsOn && areInOrder(createdAt, seen) && isAgent(ownerId);
  });
}

/** Whether a history is one chain from the unknown to the stage and moment of the status. */
function leadsTo(changes: readonly StageChangeRow[], { stage, since }: AdvocacyStatusRow): boolean {
  const sorted = [...changes].sort((one, other) => one.changedAt.getTime() - other.changedAt.getTime());
  const isChain = sorted.every((change, index) => {
    return (
      change.fromStage === (sorted[index - 1]?.toStage ?? 'UNKNOWN') && change.fromStage !== change.toStage
    );
  });
  const last = sorted.at(-1);
  if (last === undefined) return stage === 'UNKNOWN';
  return isChain && last.toStage === stage && last.changedAt.getTime() === since.getTime();
}

/** What the rules of the product derive from the facts of each customer. */
function derivedBy(facts: Facts, now: Date): (customerId: Id) => DerivedStatus {
  const acts = groupBy(facts.advocacyActs, ({ customerId }) => customerId);
  const answers = groupBy(facts.surveyAnswers, ({ customerId }) => customerId);
  const promises = groupBy(facts.promises, ({ customerId }) => customerId);
  const members = groupBy(facts.vipMemberships, ({ customerId }) => customerId);
  const referrals = new Map(facts.referrals.map((referral) => [referral.actId, referral]));
  const reviews = new Map(facts.reviews.map((review) => [review.actId, review]));
  const ratingOf = (id: Id) => {
    const review = reviews.get(id);
    return review === undefined ? null : { value: review.rating, min: review.scaleMin, max: review.scaleMax };
  };
  return (customerId) =>
    deriveStatus(
      {
        acts: (acts.get(customerId) ?? []).map(({ id, kind, actedAt: at }) => {
          return { kind, at, referral: referrals.get(id) ?? null, rating: ratingOf(id) };
        }),
        answers: (answers.get(customerId) ?? [])
          .filter(({ metric }) => metric === 'NPS')
          .map(({ score, scaleMin: min, scaleMax: max, answeredAt }) => {
            return { score, scale: { min, max }, answeredAt };
          })
          .sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime()),
        brokenAt: (promises.get(customerId) ?? []).flatMap(({ state, settledAt }) =>
          state === 'BROKEN' && settledAt !== null ? [settledAt] : [],
        ),
        memberships: (members.get(customerId) ?? []).map(({ validFrom: from, validTo: to }) => ({
          from,
          to,
        })),
      },
      null,
      now,
    );
}

/** The weights are sums of the same numbers, perhaps in another order. */
const ROUNDING = 1;

function checkStatuses(facts: Facts, { check, isAgent, seen }: Tools): void {
  const changes = groupBy(facts.advocacyStageChanges, ({ customerId }) => customerId);
  const now = new Date(seen.getTime() + 1);
  const derive = derivedBy(facts, now);
  check('a stage is where its history leads', facts.advocacyStatuses, (row) =>
    leadsTo(changes.get(row.customerId) ?? [], row),
  );
  check('a status is what the facts say', facts.advocacyStatuses, (row) => {
    const { stage, moves, weightMillionths, isVip, score, stageUntil } = derive(row.customerId);
    return (
      row.stage === stage &&
      row.isVip === isVip &&
      row.score === score &&
      Math.abs(row.weightMillionths - weightMillionths) <= ROUNDING &&
      row.stageUntil?.getTime() === stageUntil?.getTime() &&
      moves.length === (changes.get(row.customerId) ?? []).length
    );
  });
  check('an advocate has an owner', facts.advocacyStatuses, ({ stage, ownerId }) => {
    return isAgent(ownerId) && (stage === 'ADVOCATE' || stage === 'CHAMPION') === (ownerId !== null);
  });
}
