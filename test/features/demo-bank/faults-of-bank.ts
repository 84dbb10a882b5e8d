import { isId, type Id } from '../../../src/kernel/id';
import { contactKey } from '../../../src/features/customers/contact-key';
import { tokensOfCustomer } from '../../../src/features/customers/domain/name-tokens';
import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type { AdvocacyStatusRow } from '../../../src/features/demo-bank/domain/advocacy-rows';
import type {
  AccountRow,
  CaseRow,
  Facts,
  InteractionRow,
  PromiseRow,
  SurveyAnswerRow,
} from '../../../src/features/demo-bank/domain/rows';
import { groupBy, type DrawnBank } from './draw-bank';
import { checkAccounts } from './faults-of-accounts';
import { checkContacts } from './faults-of-contacts';
import { checkDoubles, checkSources } from './faults-of-doubles';
import { checkPeople } from './faults-of-people';
import { checkAdvocacy } from './faults-of-advocacy';
import { checkPromises } from './faults-of-promises';
import { checkInvitations } from './faults-of-invitations';
import { checkLoops } from './faults-of-loops';

/** What must not be, by name; of each fault the first rows. An empty list is a sound bank. */
export function faultsOf({ bank, facts, doubles }: DrawnBank): string[] {
  const faults: string[] = [];
  const check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => {
    const broken = rows.filter((row) => !holds(row)).slice(0, 2);
    for (const row of broken) faults.push(`${name}: ${JSON.stringify(row)}`);
  };
  checkKeys(facts, check);
  checkReferences(bank, facts, check);
  checkCustomers(bank, facts, check);
  checkSources(facts, doubles, check);
  checkDoubles(facts, doubles, check);
  checkPeople(bank, facts, check);
  checkContacts(bank, facts, check);
  checkAccounts(facts, bank.reference.products, check);
  checkPromises(bank, facts, check);
  check('an account is sound', facts.accounts, (row) => isSoundAccount(row, bank.asOf));
  check('a contact is sound', facts.interactions, (row) => isSoundContact(row, bank.asOf));
  check('a case is sound', facts.cases, (row) => isSoundCase(row, bank.asOf));
  check('a promise is sound', facts.promises, (row) => isSoundPromise(row, bank.asOf));
  check('an answer is sound', facts.surveyAnswers, (row) => isSoundAnswer(row, bank.asOf));
  check('a stage is sound', facts.advocacyStatuses, (row) => isSoundStage(row, facts, bank.asOf));
  checkAdvocacy(bank, facts, check);
  checkInvitations(bank, facts, check);
  checkLoops(bank, facts, check);
  return faults;
}

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

function checkKeys(facts: Facts, check: Check): void {
  const keyed = [
    facts.sourceProfiles,
    facts.accounts,
    facts.accountHolders,
    facts.interactions,
    facts.cases,
    facts.promises,
    facts.surveyAnswers,
    facts.advocacyActs,
    facts.advocacyAsks,
    facts.vipMemberships,
    facts.advocacyPlans,
    facts.surveyInvitations,
    facts.surveyLoops,
  ];
  for (const rows of keyed) {
    const seen = groupBy<(typeof rows)[number], string>(rows, (row) => `${row.sourceId} ${row.externalId}`);
    check('a source names a row once', [...seen.values()], (same) => same.length === 1);
  }
  for (const rows of [facts.customers, facts.contactPoints, ...keyed]) {
    const ids = groupBy<{ readonly id: Id }, Id>(rows, (row) => row.id);
    check('an id is well formed and nobody else’s', [...ids], ([id, same]) => isId(id) && same.length === 1);
  }
  const points = groupBy(facts.contactPoints, (row) => `${row.sourceProfileId} ${row.type} ${row.valueKey}`);
  check('a profile has a contact point once', [...points.values()], (same) => same.length === 1);
}

function checkReferences(bank: Bank, facts: Facts, check: Check): void {
  const idsOf = (rows: readonly { readonly id: Id }[]) => new Set(rows.map((row) => row.id));
  const customers = idsOf(facts.customers);
  const owners = new Map(facts.sourceProfiles.map((row) => [row.id, row.customerId]));
  const sources = idsOf(bank.reference.sourceSystems);
  const reasons = idsOf(bank.reference.contactReasons);
  const agents = idsOf(bank.reference.agents);
  const queues = idsOf(bank.reference.queues);
  const products = idsOf(bank.reference.products);
  const interactions = idsOf(facts.interactions);
  const cases = idsOf(facts.cases);
  const isIn = (ids: ReadonlySet<Id>, id: Id | null) => id === null || ids.has(id);
  check('a profile’s customer is there', facts.sourceProfiles, (row) => customers.has(row.customerId));
  const attributed = [
    facts.interactions,
    facts.cases,
    facts.promises,
    facts.surveyAnswers,
    facts.advocacyActs,
    facts.advocacyAsks,
    facts.vipMemberships,
    facts.advocacyPlans,
    facts.surveyInvitations,
    facts.surveyLoops,
  ];
  for (const rows of [facts.contactPoints, facts.accountHolders, ...attributed]) {
    check<{ readonly sourceProfileId: Id | null; readonly customerId: Id | null }>(
      'a fact’s profile is its customer’s, and both are there or neither',
      rows,
      (row) => (row.sourceProfileId === null ? null : owners.get(row.sourceProfileId)) === row.customerId,
    );
  }
  check('a contact’s source, agent, reason and queue are there', facts.interactions, (row) => {
    return (
      sources.has(row.sourceId) &&
      isIn(agents, row.agentId) &&
      isIn(reasons, row.reasonId) &&
      isIn(queues, row.queueId)
    );
  });
  check('a case’s owner, reason and product are there', facts.cases, (row) => {
    return isIn(agents, row.ownerId) && reasons.has(row.reasonId) && isIn(products, row.productId);
  });
  check('a promise’s contact, case and people are there', facts.promises, (row) => {
    return (
      interactions.has(row.interactionId) &&
      isIn(cases, row.caseId) &&
      isIn(agents, row.madeById) &&
      isIn(agents, row.ownerId)
    );
  });
  check('an answer’s contact or case is there', facts.surveyAnswers, (row) => {
    return isIn(interactions, row.interactionId) && isIn(cases, row.caseId);
  });
}

function checkCustomers(bank: Bank, facts: Facts, check: Check): void {
  const contacts = groupBy(facts.interactions, (row) => row.customerId);
  const points = groupBy(facts.contactPoints, (row) => row.customerId);
  const holders = groupBy(facts.accountHolders, (row) => row.accountId);
  check('the last contact is the latest start of all', facts.customers, (row) => {
    const starts = (contacts.get(row.id) ?? []).map((contact) => contact.startedAt.getTime());
    return (row.lastContactAt?.getTime() ?? null) === (starts.length === 0 ? null : Math.max(...starts));
  });
  check('a customer was there before the bank was seen', facts.customers, (row) => {
    return (
      row.createdAt.getTime() < bank.asOf &&
      row.createdAt <= row.updatedAt &&
      row.updatedAt.getTime() < bank.asOf
    );
  });
  check('a person has names, an organisation its own name', facts.customers, (row) => {
    if (row.kind === 'ORGANISATION')
      return row.organisationName === row.displayName && row.birthDate === null;
    const [given, family] = [row.givenName ?? '', row.familyName ?? ''];
    return [`${given} ${family}`, `${family}${given}`].includes(row.displayName);
  });
  const tokens = groupBy(facts.customerNameTokens, (row) => row.customerId);
  check('a customer is found by the words of their names', facts.customers, (row) => {
    const found = (tokens.get(row.id) ?? []).map(({ token }) => token);
    return JSON.stringify(found) === JSON.stringify(tokensOfCustomer(row));
  });
  check('one contact point of a type is primary at most', facts.customers, (row) => {
    const primary = (points.get(row.id) ?? []).filter((point) => point.isPrimary).map((point) => point.type);
    return new Set(primary).size === primary.length;
  });
  check('a contact point has the key that it is looked up by', facts.contactPoints, (row) => {
    return row.valueKey === contactKey(row.type, row.value, 'CZ');
  });
  check('an account has exactly one owner', facts.accounts, (row) => {
    return holders.get(row.id)?.filter((holder) => holder.role === 'OWNER').length === 1;
  });
  check('nobody holds an account twice', [...holders.values()], (same) => {
    return new Set(same.map((holder) => holder.customerId)).size === same.length;
  });
}

/** Each is there, the later never before the earlier; those that are null are passed over. */
function areInOrder(...times: readonly (Date | null)[]): boolean {
  const known = times.flatMap((time) => (time === null ? [] : [time.getTime()]));
  return known.every((time, index) => index === 0 || time >= (known[index - 1] ?? 0));
}

function isSoundAccount(row: AccountRow, asOf: number): boolean {
  const isClosed = row.status === 'CLOSED';
  return (
    isClosed === (row.closedAt !== null) &&
    isClosed === (row.closingReason !== null) &&
    areInOrder(row.openedAt, row.closedAt, new Date(asOf)) &&
    /^-?\d{1,15}\.\d{2}$/.test(row.balance) &&
    !row.creditLimit?.startsWith('-') &&
    !row.overdue?.startsWith('-')
  );
}

const secondsBetween = (from: Date | null, to: Date | null): number | null =>
  from === null || to === null ? null : (to.getTime() - from.getTime()) / 1_000;

function isSoundContact(row: InteractionRow, asOf: number): boolean {
  const waitedUntil = row.outcome === 'ABANDONED' ? row.endedAt : row.answeredAt;
  return (
    areInOrder(row.startedAt, row.queuedAt, row.answeredAt, row.endedAt) &&
    row.endedAt.getTime() < asOf &&
    row.waitSeconds === secondsBetween(row.queuedAt, waitedUntil) &&
    row.handleSeconds === secondsBetween(row.answeredAt, row.endedAt) &&
    Number.isInteger(row.waitSeconds ?? 0) &&
    Number.isInteger(row.ivrSeconds ?? 0) &&
    (row.outcome === 'ANSWERED') === (row.answeredAt !== null) &&
    (row.agentId !== null) === (row.outcome === 'ANSWERED') &&
    (row.settlement !== 'PROMISED' || row.outcome === 'ANSWERED') &&
    areSoundCircumstances(row)
  );
}

function areSoundCircumstances(row: InteractionRow): boolean {
  const noted = [row.moodAtStart, row.moodAtEnd, row.sentiment, row.replyChannel];
  return (
    (row.queueId !== null) === (row.queuedAt !== null) &&
    Number.isInteger(row.sentiment ?? 0) &&
    Math.abs(row.sentiment ?? 0) <= 100 &&
    (row.isPublic || row.reach === null) &&
    (row.reach ?? 0) >= 0 &&
    (row.outcome === 'ANSWERED' || noted.every((value) => value === null)) &&
    (row.direction === 'INBOUND' || row.askedBy === null)
  );
}

function isSoundCase(row: CaseRow, asOf: number): boolean {
  const isSolved = row.status === 'RESOLVED' || row.status === 'CLOSED';
  return (
    row.openedAt < row.dueAt &&
    areInOrder(row.openedAt, row.resolvedAt, row.closedAt, new Date(asOf)) &&
    isSolved === (row.resolvedAt !== null) &&
    (row.status === 'CLOSED') === (row.closedAt !== null) &&
    (row.redressAmount === null) === (row.redressCurrency === null) &&
    (row.redressAmount === null || (isSolved && /^\d{1,15}\.\d{2}$/.test(row.redressAmount)))
  );
}

function isSoundPromise(row: PromiseRow, asOf: number): boolean {
  const { state, madeAt, dueAt, settledAt } = row;
  if (madeAt >= dueAt || madeAt.getTime() >= asOf || (state === 'OPEN') !== (settledAt === null))
    return false;
  if (settledAt === null) return true;
  if (settledAt < madeAt || settledAt.getTime() >= asOf) return false;
  return state === 'KEPT' || state === 'RELEASED' ? settledAt <= dueAt : settledAt > dueAt;
}

function isSoundAnswer(row: SurveyAnswerRow, asOf: number): boolean {
  const scales = { NPS: [0, 10], CSAT: [1, 5], CES: [1, 7] };
  return (
    row.scaleMin === scales[row.metric][0] &&
    row.scaleMax === scales[row.metric][1] &&
    Number.isInteger(row.score) &&
    row.score >= row.scaleMin &&
    row.score <= row.scaleMax &&
    row.answeredAt.getTime() < asOf
  );
}

/** The last "would you recommend us?" decides what stages are possible. */
function isSoundStage(row: AdvocacyStatusRow, facts: Facts, asOf: number): boolean {
  const answers = facts.surveyAnswers.filter(
    (answer) => answer.customerId === row.customerId && answer.metric === 'NPS',
  );
  const last = answers.sort((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime()).at(-1);
  const wasLetDown = facts.promises.some(
    ({ customerId, state, settledAt }) =>
      customerId === row.customerId &&
      state === 'BROKEN' &&
      (settledAt?.getTime() ?? -Infinity) >= (last?.answeredAt.getTime() ?? 0),
  );
  const isStageFor = (score: number): boolean => {
    if (score <= 6) return row.stage === 'DETRACTOR';
    if (score <= 8) return row.stage === 'PASSIVE';
    // Whoever was let down since they said so says it no longer.
    if (wasLetDown) return row.stage === 'PASSIVE';
    return row.stage === 'PROMOTER' || row.stage === 'ADVOCATE' || row.stage === 'CHAMPION';
  };
  const isRight = last === undefined ? row.stage === 'UNKNOWN' : isStageFor(last.score);
  const isChampionVip = row.stage !== 'CHAMPION' || row.isVip;
  return isRight && isChampionVip && row.score >= 0 && row.score <= 100 && row.since.getTime() < asOf;
}
