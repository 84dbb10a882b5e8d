import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { drawBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';
import { spoil } from './spoil';

const drawn = drawBank(1_500);
const { bank, facts } = drawn;
const NOBODY = '0000000000000000';

const any = (): boolean => true;
const later = (time: Date): Date => new Date(time.getTime() + 86_400_000);

/** One more ask, of that customer at that time. */
function asking(customerId: string | null, askedAt: Date): Partial<Facts> {
  const [ask] = facts.advocacyAsks.map((row) => ({ ...row, customerId, askedAt, endedAt: null }));
  return ask === undefined ? {} : { advocacyAsks: [...facts.advocacyAsks, ask] };
}

const SPOILT: [name: string, part: () => Partial<Facts>][] = [
  [
    'an act is over when the bank is seen',
    () => ({ advocacyActs: spoil(facts.advocacyActs, any, () => ({ actedAt: new Date(bank.asOf) })) }),
  ],
  ['an act has the details of its kind', () => ({ ideas: facts.ideas.slice(1) })],
  ['details are those of an act', () => ({ reviews: spoil(facts.reviews, any, () => ({ actId: NOBODY })) })],
  [
    'a referral is sound',
    () => ({
      referrals: spoil(
        facts.referrals,
        (row) => row.referredCustomerId !== null,
        () => ({ wonAt: null }),
      ),
    }),
  ],
  ['a review is on its scale', () => ({ reviews: spoil(facts.reviews, any, () => ({ rating: 6 })) })],
  [
    'an idea is sound',
    () => ({
      ideas: spoil(
        facts.ideas,
        (row) => row.decidedAt !== null,
        () => ({ state: 'RECEIVED' }),
      ),
    }),
  ],
  [
    'an ask is sound',
    () => ({
      advocacyAsks: spoil(
        facts.advocacyAsks,
        (row) => row.outcome === 'DONE',
        () => ({ outcome: 'PENDING' }),
      ),
    }),
  ],
  [
    'nobody is asked more often than the budget allows',
    () => ({
      advocacyAsks: [
        ...facts.advocacyAsks,
        ...facts.advocacyAsks.slice(0, 1).map((ask) => ({ ...ask, askedAt: later(ask.askedAt) })),
      ],
    }),
  ],
  [
    'nobody is asked while a complaint is open',
    () => {
      const complaint = facts.cases.find(
        ({ kind, customerId }) => kind === 'COMPLAINT' && customerId !== null,
      );
      return asking(complaint?.customerId ?? null, new Date((complaint?.openedAt.getTime() ?? 0) + 1));
    },
  ],
  [
    'nobody is asked while a promise to them is overdue',
    () => {
      const late = facts.promises.find(
        ({ state, customerId }) => state === 'KEPT_LATE' && customerId !== null,
      );
      return asking(late?.customerId ?? null, new Date((late?.dueAt.getTime() ?? 0) + 1));
    },
  ],
  [
    'nobody is asked while a promise to them is overdue',
    () => {
      const putOff = facts.promiseChanges.find(
        ({ toldAt, customerId }) => toldAt === null && customerId !== null,
      );
      return asking(putOff?.customerId ?? null, new Date((putOff?.at.getTime() ?? 0) + 1));
    },
  ],
  [
    'nobody is asked while a low answer of theirs is being seen to',
    () => {
      const loop = facts.surveyLoops.find(({ customerId }) => customerId !== null);
      return asking(loop?.customerId ?? null, new Date((loop?.createdAt.getTime() ?? 0) + 1));
    },
  ],
  [
    'a review is asked for 14 to 42 days after a purchase',
    () => ({
      advocacyAsks: spoil(
        facts.advocacyAsks,
        ({ kind }) => kind === 'REVIEW',
        () => ({ askedAt: new Date(0) }),
      ),
    }),
  ],
  [
    'a membership is sound',
    () => ({ vipMemberships: spoil(facts.vipMemberships, any, () => ({ enrolledById: NOBODY })) }),
  ],
  [
    'a plan is sound',
    () => ({ advocacyPlans: spoil(facts.advocacyPlans, any, ({ startsOn }) => ({ endsOn: startsOn })) }),
  ],
  [
    'a stage is where its history leads',
    () => ({ advocacyStageChanges: spoil(facts.advocacyStageChanges, any, () => ({ toStage: 'CHAMPION' })) }),
  ],
  ['a status is what the facts say', () => ({ vipMemberships: [] })],
  [
    'a status is what the facts say',
    () => ({ advocacyActs: facts.advocacyActs.filter(({ kind }) => kind === 'IDEA') }),
  ],
  [
    'a status is what the facts say',
    () => ({
      advocacyStatuses: spoil(facts.advocacyStatuses, any, ({ weightMillionths }) => ({
        weightMillionths: weightMillionths + 2,
      })),
    }),
  ],
  [
    'an advocate has an owner',
    () => ({
      advocacyStatuses: spoil(
        facts.advocacyStatuses,
        (row) => row.stage === 'ADVOCATE',
        () => ({ ownerId: null }),
      ),
    }),
  ],
  [
    'a loop is of a low answer of the same customer',
    () => ({ surveyLoops: spoil(facts.surveyLoops, any, () => ({ answerId: NOBODY })) }),
  ],
  [
    'a loop goes step by step, after its answer',
    () => ({
      surveyLoopSteps: spoil(
        facts.surveyLoopSteps,
        ({ step }) => step === 'CUSTOMER_TOLD',
        ({ takenAt }) => ({ takenAt: later(takenAt) }),
      ),
    }),
  ],
  [
    'a source names a row once',
    () => ({ advocacyActs: [...facts.advocacyActs, ...facts.advocacyActs.slice(0, 1)] }),
  ],
  [
    'a fact’s profile is its customer’s',
    () => ({ advocacyPlans: spoil(facts.advocacyPlans, any, () => ({ customerId: NOBODY })) }),
  ],
];

test.each(SPOILT)('the check of a bank finds when it does not hold that %s', (name, part) => {
  expect(faultsOf({ ...drawn, facts: { ...facts, ...part() } }).join('\n')).toContain(name);
});
