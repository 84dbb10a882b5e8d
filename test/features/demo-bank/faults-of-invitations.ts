import { askBudget } from '../../../src/features/asks/domain/ask-budget';
import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import type { SurveyInvitationRow } from '../../../src/features/demo-bank/domain/survey-rows';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

/** The ways that an invitation may have gone: each in its order of states, with how many of them there are in between. */
const WAYS = [
  'ELIGIBLE',
  'ELIGIBLE SENT',
  'ELIGIBLE SENT DELIVERED',
  'ELIGIBLE SENT DELIVERED OPENED',
  'ELIGIBLE SENT DELIVERED OPENED ANSWERED',
  'ELIGIBLE SENT DELIVERED DECLINED',
  'ELIGIBLE SENT DELIVERED OPENED DECLINED',
  'ELIGIBLE EXPIRED',
  'ELIGIBLE SENT EXPIRED',
  'ELIGIBLE SENT DELIVERED EXPIRED',
  'ELIGIBLE SENT DELIVERED OPENED EXPIRED',
];
const DAY = 86_400_000;
const NOTHING_OWED = { hasOpenComplaint: false, hasOverduePromise: false, hasOpenLoop: false };

/** What must not be in who is invited to answer. */
export function checkInvitations(bank: Bank, facts: Facts, check: Check): void {
  const { surveyInvitations: invitations } = facts;
  check('an invitation goes its way, in the order of time', invitations, (row) => wentItsWay(row, bank.asOf));
  checkGrounds(bank, facts, check);
  checkRests(bank, facts, check);
  const answers = new Map(facts.surveyAnswers.map((answer) => [answer.id, answer]));
  check('an answered invitation has the answer of its customer', invitations, (row) => {
    const answer = row.answerId === null ? undefined : answers.get(row.answerId);
    return (
      (row.state === 'ANSWERED') === (row.answerId !== null) &&
      answer?.answeredAt.getTime() === row.answeredAt?.getTime() &&
      (row.answerId === null || answer?.customerId === row.customerId) &&
      (row.answerId === null || answer?.surveyId === row.surveyId)
    );
  });
  const answered = invitations.filter(({ answerId }) => answerId !== null);
  const ofAnswers = groupBy(answered, ({ answerId }) => answerId);
  check('an answer was invited once at most', [...ofAnswers.values()], (same) => same.length === 1);
}

function wentItsWay(row: SurveyInvitationRow, asOf: number): boolean {
  const steps: [state: string, at: Date | null][] = [
    ['ELIGIBLE', row.eligibleAt],
    ['SENT', row.sentAt],
    ['DELIVERED', row.deliveredAt],
    ['OPENED', row.openedAt],
    ['ANSWERED', row.answeredAt],
    ['DECLINED', row.declinedAt],
    ['EXPIRED', row.expiredAt],
  ];
  const taken = steps.flatMap(([state, at]) => (at === null ? [] : [{ state, at: at.getTime() }]));
  return (
    WAYS.includes(taken.map(({ state }) => state).join(' ')) &&
    taken.at(-1)?.state === row.state &&
    taken.every(({ at }, index) => at >= (taken[index - 1]?.at ?? 0) && at < asOf)
  );
}

/** What gave rise to an invitation is what its survey is put after. */
function checkGrounds(bank: Bank, facts: Facts, check: Check): void {
  const surveys = new Map(bank.reference.surveys.map((survey) => [survey.id, survey]));
  const contacts = new Map(facts.interactions.map((contact) => [contact.id, contact]));
  const cases = new Map(facts.cases.map((matter) => [matter.id, matter]));
  check('an invitation follows from what its survey is put after', facts.surveyInvitations, (row) => {
    const trigger = surveys.get(row.surveyId)?.triggerKind;
    const contact = row.interactionId === null ? undefined : contacts.get(row.interactionId);
    const matter = row.caseId === null ? undefined : cases.get(row.caseId);
    const since = contact?.endedAt ?? matter?.resolvedAt ?? row.eligibleAt;
    return (
      trigger !== undefined &&
      (trigger === 'AFTER_INTERACTION') === (contact?.customerId === row.customerId) &&
      (trigger === 'AFTER_CASE') === (matter?.customerId === row.customerId) &&
      (row.interactionId === null || trigger === 'AFTER_INTERACTION') &&
      (row.caseId === null || trigger === 'AFTER_CASE') &&
      row.eligibleAt >= since
    );
  });
}

/** Customers are left in peace in between. */
function checkRests(bank: Bank, facts: Facts, check: Check): void {
  const coolDowns = new Map(bank.reference.surveys.map(({ id, coolDownDays }) => [id, coolDownDays * DAY]));
  const ofCustomers = groupBy(facts.surveyInvitations, ({ customerId }) => customerId);
  check('nobody is invited within the cool-down of a survey', [...ofCustomers.values()], (theirs) => {
    const inOrder = theirs.sort((one, other) => one.eligibleAt.getTime() - other.eligibleAt.getTime());
    return inOrder.every(({ eligibleAt, surveyId }, index) => {
      const before = inOrder[index - 1];
      const last = before?.sentAt ?? before?.eligibleAt;
      return last === undefined || eligibleAt.getTime() - last.getTime() >= (coolDowns.get(surveyId) ?? 0);
    });
  });
  const asks = groupBy(facts.advocacyAsks, ({ customerId }) => customerId);
  check(
    'nobody is invited beyond what the budget of asks leaves',
    [...ofCustomers],
    ([customerId, theirs]) => {
      const asked = [
        ...(asks.get(customerId) ?? []).map(({ askedAt }) => askedAt),
        ...theirs.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt])),
      ].sort((one, other) => one.getTime() - other.getTime());
      return asked.every(
        (at, index) => askBudget(asked.slice(0, index), NOTHING_OWED, at).obstacles.length === 0,
      );
    },
  );
}
