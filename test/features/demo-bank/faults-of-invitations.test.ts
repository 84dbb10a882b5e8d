import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import type { SurveyInvitationRow } from '../../../src/features/demo-bank/domain/survey-rows';
import { drawBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';
import { spoil } from './spoil';

const drawn = drawBank(400);
const { bank, facts } = drawn;
const NOBODY = '0000000000000000';
const later = (time: Date | null, days: number): Date => new Date((time?.getTime() ?? 0) + days * 86_400_000);

type Is = (row: SurveyInvitationRow) => boolean;
const spoilt = (is: Is, broken: (row: SurveyInvitationRow) => Partial<SurveyInvitationRow>) => ({
  surveyInvitations: spoil(facts.surveyInvitations, is, broken),
});
const isAnswered: Is = ({ state }) => state === 'ANSWERED';
const copyOf = (is: Is, days: number): Partial<Facts> => ({
  surveyInvitations: [
    ...facts.surveyInvitations,
    ...facts.surveyInvitations
      .filter(is)
      .slice(0, 1)
      .map((row) => ({ ...row, eligibleAt: later(row.eligibleAt, days), sentAt: later(row.sentAt, days) })),
  ],
});

const anyDriver = () => true;
const SPOILT: [name: string, part: () => Partial<Facts>][] = [
  [
    'a driver is of an answer',
    () => ({ surveyAnswerDrivers: spoil(facts.surveyAnswerDrivers, anyDriver, () => ({ rating: 6 })) }),
  ],
  [
    'a driver is of an answer',
    () => ({
      surveyAnswerDrivers: spoil(facts.surveyAnswerDrivers, anyDriver, () => ({ answerId: NOBODY })),
    }),
  ],
  [
    'an answer rates each thing once',
    () => ({ surveyAnswerDrivers: [...facts.surveyAnswerDrivers, ...facts.surveyAnswerDrivers.slice(0, 1)] }),
  ],
  ['an invitation goes its way', () => spoilt(isAnswered, () => ({ openedAt: null }))],
  ['an invitation goes its way', () => spoilt(isAnswered, () => ({ state: 'EXPIRED' }))],
  ['an invitation goes its way', () => spoilt(isAnswered, (row) => ({ sentAt: later(row.openedAt, 1) }))],
  [
    'an invitation goes its way',
    () =>
      spoilt(
        ({ state }) => state === 'EXPIRED',
        () => ({ expiredAt: new Date(bank.asOf) }),
      ),
  ],
  [
    'an invitation follows from what',
    () =>
      spoilt(
        ({ caseId }) => caseId !== null,
        () => ({ caseId: null }),
      ),
  ],
  [
    'an invitation follows from what',
    () =>
      spoilt(
        ({ interactionId }) => interactionId !== null,
        (row) => ({ eligibleAt: later(row.eligibleAt, -1) }),
      ),
  ],
  ['an answered invitation has the answer', () => spoilt(isAnswered, () => ({ answerId: NOBODY }))],
  ['an answered invitation has the answer', () => spoilt(isAnswered, () => ({ answerId: null }))],
  ['an answer was invited once', () => copyOf(isAnswered, 0)],
  ['nobody is invited within the cool-down', () => copyOf(() => true, 5)],
  ['nobody is invited beyond what the budget', () => copyOf(({ sentAt }) => sentAt !== null, 5)],
  ['a source names a row once', () => copyOf(() => true, 200)],
  [
    'a fact’s profile is its customer’s',
    () =>
      spoilt(
        () => true,
        () => ({ customerId: NOBODY }),
      ),
  ],
];

test.each(SPOILT)('the check of a bank finds when it does not hold that %s', (name, part) => {
  expect(faultsOf({ ...drawn, facts: { ...facts, ...part() } }).join('\n')).toContain(name);
});
