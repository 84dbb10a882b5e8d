import type { Id } from '../../../kernel/id';
import { askBudget, type Debts } from '../../asks/domain/ask-budget';
import { becomeEligible, moveOn, type InvitationState, type Invited } from '../../surveys/domain/invitation';
import type { Bank } from './bank';
import { DAY, HOUR } from './calendar';
import type { Neighbour } from './holders';
import { idBeside } from './ids';
import { Random, STREAM } from './random';
import type { Facts, SurveyAnswerRow } from './rows';

/** Of answers, so many were invited, the others given on the spot; of contacts and cases without one, so many gave rise to an invitation. */
const SHARE = { answersInvited: 0.8, contacts: 0.3, cases: 0.4 } as const;
/** An invitation that nobody answers ends after so many days. */
const DAYS_VALID = 14;
/** Who is asked about nothing in particular answers within so long (milliseconds). */
const ANSWERED_WITHIN = 3 * DAY;
const NOTHING_OWED = { hasOpenComplaint: false, hasOverduePromise: false, hasOpenLoop: false };

type Open = Exclude<InvitationState, 'ANSWERED' | 'DECLINED' | 'EXPIRED'>;

/** How an invitation that is not answered goes on from a state: so many times there, else it ends in the last one. */
const COURSE: Readonly<
  Record<
    Open,
    { readonly next: readonly [state: InvitationState, chance: number][]; readonly within: number }
  >
> = {
  ELIGIBLE: { next: [['SENT', 0.95]], within: 36 * HOUR },
  SENT: { next: [['DELIVERED', 0.95]], within: HOUR / 12 },
  DELIVERED: {
    next: [
      ['OPENED', 0.4],
      ['DECLINED', 0.06],
    ],
    within: 2 * DAY,
  },
  OPENED: { next: [['DECLINED', 0.2]], within: HOUR },
};

/** What may give rise to an invitation (UTC milliseconds), and the answer that it led to. */
interface Occasion {
  readonly at: number;
  readonly survey: string;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
  readonly answer: SurveyAnswerRow | null;
}

/** Somebody who may be invited, with what the bank owed them at any moment. */
export interface Invitee extends Neighbour {
  readonly debtsAt: (at: Date) => Debts;
}

/** The facts that invitations follow from. */
type Grounds = Pick<Facts, 'interactions' | 'cases' | 'surveyAnswers' | 'advocacyAsks'>;

function occasionOfAnswer(
  random: Random,
  bank: Bank,
  answer: SurveyAnswerRow,
  endOf: ReadonlyMap<Id | null, Date>,
): Occasion {
  const { interactionId, caseId, surveyId, answeredAt } = answer;
  const end = endOf.get(interactionId) ?? endOf.get(caseId);
  const at = end?.getTime() ?? answeredAt.getTime() - Math.floor(random.next() * ANSWERED_WITHIN);
  const survey = bank.reference.surveys.find(({ id }) => id === surveyId)?.code ?? '';
  return { at, survey, interactionId, caseId, answer };
}

/** All that may have given rise to an invitation, in the order of time. */
function drawOccasions(random: Random, bank: Bank, theirs: Grounds): Occasion[] {
  const answered = new Set(
    theirs.surveyAnswers.flatMap(({ interactionId, caseId }) => [interactionId, caseId]),
  );
  const solved = theirs.cases.flatMap(({ id, resolvedAt }) =>
    resolvedAt === null ? [] : [{ id, endedAt: resolvedAt }],
  );
  const endOf = new Map<Id | null, Date>(
    [...theirs.interactions, ...solved].map(({ id, endedAt }) => [id, endedAt]),
  );
  const occasions = theirs.surveyAnswers
    .filter(() => random.chance(SHARE.answersInvited))
    .map((answer) => occasionOfAnswer(random, bank, answer, endOf));
  for (const { id, endedAt, outcome } of theirs.interactions) {
    if (outcome !== 'ANSWERED' || answered.has(id) || !random.chance(SHARE.contacts)) continue;
    const survey = random.pick(['contact-csat', 'contact-csat', 'contact-ces', 'relationship-nps']);
    const interactionId = survey === 'relationship-nps' ? null : id;
    occasions.push({ at: endedAt.getTime(), survey, interactionId, caseId: null, answer: null });
  }
  for (const { id, endedAt } of solved) {
    if (answered.has(id) || !random.chance(SHARE.cases)) continue;
    const about = { interactionId: null, caseId: id, answer: null };
    occasions.push({ at: endedAt.getTime(), survey: 'case-csat', ...about });
  }
  return occasions.sort((one, other) => one.at - other.at);
}

/** One that led to an answer: everything happened between what gave rise to it and the answer. */
function answeredInvitation(random: Random, at: number, answeredAt: number): Invited {
  let invited = becomeEligible(new Date(at));
  let time = at;
  for (const [state, share] of [
    ['SENT', 0.3],
    ['DELIVERED', 0.02],
    ['OPENED', 0.9],
  ] as const) {
    time += Math.floor(random.next() * share * (answeredAt - time));
    invited = moveOn(invited, state, new Date(time));
  }
  return moveOn(invited, 'ANSWERED', new Date(answeredAt));
}

/** One that nobody answers, as far as it has got by `asOf`. */
function unansweredInvitation(random: Random, at: number, asOf: number): Invited {
  const isOpen = (state: InvitationState): state is Open => state in COURSE;
  let invited = becomeEligible(new Date(at));
  let time = at;
  while (isOpen(invited.state)) {
    const { next, within } = COURSE[invited.state];
    const place = random.next();
    let sum = 0;
    const [state] = next.find(([, chance]) => place < (sum += chance)) ?? ['EXPIRED'];
    time = state === 'EXPIRED' ? at + DAYS_VALID * DAY : time + Math.floor(random.next() * within);
    if (time >= asOf) break;
    invited = moveOn(invited, state, new Date(time));
  }
  return invited;
}

/** Whether the customer may be asked then: nothing is owed to them, and each of all their asks is within the budget. */
function mayBeAsked({ debtsAt }: Invitee, asked: readonly Date[], at: Date): boolean {
  const all = [...asked, at].sort((one, other) => one.getTime() - other.getTime());
  const isWithinBudget = all.every(
    (time, index) => askBudget(all.slice(0, index), NOTHING_OWED, time).obstacles.length === 0,
  );
  // Asked last: of who has thousands of contacts there are thousands of matters to look through.
  return isWithinBudget && !Object.values(debtsAt(at)).some((isOwed) => isOwed);
}

/** Adds the invitations of neighbours. `already`: how many rows were there before any of theirs. */
export function addInvitations(
  bank: Bank,
  neighbours: readonly Invitee[],
  already: Readonly<Record<keyof Grounds, number>>,
  facts: Facts,
): void {
  for (const neighbour of neighbours) {
    const isTheirs = ({ customerId }: { readonly customerId: Id | null }): boolean =>
      customerId === neighbour.customer.id;
    const theirs = {
      interactions: facts.interactions.slice(already.interactions).filter(isTheirs),
      cases: facts.cases.slice(already.cases).filter(isTheirs),
      surveyAnswers: facts.surveyAnswers.slice(already.surveyAnswers).filter(isTheirs),
      advocacyAsks: facts.advocacyAsks.slice(already.advocacyAsks).filter(isTheirs),
    };
    invite(bank, neighbour, theirs, facts);
  }
}

/** Invites one customer: never within the cool-down of a survey, nor beyond what the budget of asks leaves. */
function invite(bank: Bank, invitee: Invitee, theirs: Grounds, facts: Facts): void {
  const { customer, profiles } = invitee;
  const random = new Random(bank.plan.seed, STREAM.INVITATIONS, customer.number);
  const asked = theirs.advocacyAsks.map(({ askedAt }) => askedAt);
  let count = 0;
  let last = -Infinity;
  for (const { at, survey: code, interactionId, caseId, answer } of drawOccasions(random, bank, theirs)) {
    const survey = bank.survey(code);
    if (at < last + survey.coolDownDays * DAY) continue;
    const invited =
      answer === null
        ? unansweredInvitation(random, at, bank.asOf)
        : answeredInvitation(random, at, answer.answeredAt.getTime());
    const { sentAt } = invited;
    if (sentAt !== null && !mayBeAsked(invitee, asked, sentAt)) continue;
    if (sentAt !== null) asked.push(sentAt);
    count += 1;
    last = (sentAt ?? invited.eligibleAt).getTime();
    facts.surveyInvitations.push({
      id: idBeside(random, customer.id),
      sourceId: bank.sourceId('SURVEY'),
      externalId: `INV-${String(customer.number + 1)}-${String(count)}`,
      sourceProfileId: profiles.main,
      customerId: customer.id,
      surveyId: survey.id,
      interactionId,
      caseId,
      answerId: answer?.id ?? null,
      ...invited,
      createdAt: invited.eligibleAt,
      updatedAt: lastTimeOf(invited),
    });
  }
}

function lastTimeOf({ eligibleAt, sentAt, deliveredAt, openedAt, ...ends }: Invited): Date {
  return (
    ends.answeredAt ?? ends.declinedAt ?? ends.expiredAt ?? openedAt ?? deliveredAt ?? sentAt ?? eligibleAt
  );
}
