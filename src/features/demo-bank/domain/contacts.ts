import type { Account } from './accounts';
import type { Evidence } from './advocacy';
import { askAboutCase, askAboutContact } from './asking';
import type { Bank, Topic } from './bank';
import { DAY, SECOND } from './calendar';
import { drawCircumstances } from './circumstances';
import { addConversation } from './conversation';
import type { Customer } from './customer';
import type { Desk } from './data/catalogue';
import { idBeside } from './ids';
import { drawSettlement, interactionRow } from './interaction';
import { drawCase, drawPromise, type Origin } from './matters';
import { addPromise } from './promise-history';
import { profileFor, type Profiles } from './profiles';
import { withRedress } from './redress';
import type { CaseRow, Facts, InteractionRow, PromiseRow } from './rows';
import { beginStory, type Story } from './story';
import { drawVisits, type Visit } from './visits';
import { choose } from './weighted';

const SHARE = {
  sameMatter: 0.55,
  ownSpecialist: 0.7,
  promisedInTrouble: 0.8,
  unknownReason: 0.03,
  forgetsProduct: 0.2,
} as const;
/** Contacts within so many days may be about the same thing. */
const SAME_MATTER_DAYS = 6;

/** What each event is worth to a customer's mood. */
const FELT = {
  settledNow: 0.05,
  notSettled: -0.16,
  abandoned: -0.14,
  waitedLong: -0.1,
  promiseKept: 0.07,
  promiseLate: -0.12,
  promiseBroken: -0.45,
  complaintSolvedInTime: 0.3,
  caseSolvedLate: -0.15,
  madeGood: 0.9,
} as const;
const LONG_WAIT = 240 * SECOND;

function drawTopic(bank: Bank, story: Story, visit: Visit): Topic {
  const { random, status } = story.customer;
  if (visit.isOutbound) return random.pick(bank.outboundTopics);
  if (status === 'PROSPECT') return random.pick(bank.prospectTopics);
  const isSoon = visit.startedAt - story.lastStartedAt < SAME_MATTER_DAYS * DAY;
  if (story.lastTopic !== null && isSoon && random.chance(SHARE.sameMatter)) return story.lastTopic;
  const topic = choose(random, bank.topics);
  const isAboutHeld = topic.product === null || story.held.has(topic.product);
  return isAboutHeld || random.chance(SHARE.forgetsProduct) ? topic : choose(random, bank.topics);
}

/** Firms and private clients have people of their own. */
function deskFor({ random, segment }: Customer, topic: Topic): Desk {
  if (segment === 'RETAIL' || segment === 'AFFLUENT' || !random.chance(SHARE.ownSpecialist))
    return topic.desk;
  return segment === 'PRIVATE' ? 'WEALTH' : 'BUSINESS';
}

function originOf(bank: Bank, story: Story, visit: Visit, topic: Topic, number: string): Origin {
  const { customer, profiles } = story;
  const language = customer.place.home.language;
  return {
    random: customer.random,
    sourceProfileId: profileFor(profiles, visit.traits.source),
    customerId: customer.id,
    beside: customer.id,
    number,
    language,
    channel: visit.traits.channel,
    at: visit.endedAt,
    agentId:
      visit.answeredAt === null ? null : bank.agentFor(customer.random, deskFor(customer, topic), language),
    topic,
    isRunning: story.trouble === topic,
    isMadeGood: story.trouble === null && isTimeToMakeGood(story, visit),
  };
}

/** The first time that somebody of the bank talks to a customer who has said that they would not recommend it, and is heard. */
function isTimeToMakeGood({ disappointedAt }: Story, { startedAt, isOutbound, outcome }: Visit): boolean {
  return disappointedAt !== null && startedAt > disappointedAt && !isOutbound && outcome === 'ANSWERED';
}

/** Somebody listened, promised and kept it: who was disappointed thinks better of the bank than one who never was. */
function makeGood(story: Story, at: number): void {
  story.mood.feelLater(at, FELT.madeGood);
  story.madeGoodAt = at;
}

function feelCase(story: Story, row: CaseRow, bank: Bank, origin: Origin): void {
  const until = row.resolvedAt?.getTime() ?? bank.asOf;
  if (row.resolvedAt === null) return;
  const isInTime = row.resolvedAt <= row.dueAt;
  const isGrievance = row.kind === 'COMPLAINT' || row.kind === 'DISPUTE';
  if (origin.isMadeGood) makeGood(story, until);
  if (!isInTime) story.mood.feelLater(until, FELT.caseSolvedLate);
  else if (isGrievance) story.mood.feelLater(until, FELT.complaintSolvedInTime);
}

/** The case that a contact belongs to: the one that is open about the same thing, or a new one. */
function caseOf(bank: Bank, story: Story, origin: Origin, facts: Facts): CaseRow['id'] | null {
  const { lastCase } = story;
  const isSame = lastCase !== null && lastCase.topic === origin.topic && lastCase.until > origin.at;
  if (isSame && !origin.isMadeGood) return lastCase.id;
  const isSure = origin.isRunning || origin.isMadeGood;
  if (!isSure && !origin.random.chance(origin.topic.escalated)) return null;
  const { currency } = story.customer.place.home.country;
  const row = withRedress(story.sidelines.redress, drawCase(bank, origin), currency);
  facts.cases.push(row);
  if (origin.isMadeGood) story.disappointedAt = null;
  story.lastCase = { id: row.id, topic: origin.topic, until: row.resolvedAt?.getTime() ?? bank.asOf };
  feelCase(story, row, bank, origin);
  askAboutCase(bank, story, row, facts);
  return row.id;
}

function feelPromise(story: Story, { state, settledAt }: PromiseRow): void {
  if (settledAt === null) return;
  const at = settledAt.getTime();
  if (state === 'KEPT') story.mood.feelLater(at, FELT.promiseKept);
  if (state === 'KEPT_LATE') story.mood.feelLater(at, FELT.promiseLate);
  if (state !== 'BROKEN') return;
  story.mood.feelLater(at, FELT.promiseBroken);
  story.brokenAt.push(at);
}

function feelContact({ mood }: Story, visit: Visit, settlement: InteractionRow['settlement']): void {
  if (settlement === 'SETTLED_NOW') mood.feel(FELT.settledNow);
  if (settlement === 'NOT_SETTLED') mood.feel(FELT.notSettled);
  if (visit.outcome === 'ABANDONED') mood.feel(FELT.abandoned);
  const waited =
    visit.traits.mode === 'LIVE' && (visit.answeredAt ?? 0) - (visit.queuedAt ?? Infinity) > LONG_WAIT;
  if (waited) mood.feel(FELT.waitedLong);
}

/** One contact and what comes of it: the interaction itself, perhaps a case, a promise, answers to surveys. */
function addContact(bank: Bank, story: Story, visit: Visit, number: string, facts: Facts): void {
  const { customer } = story;
  const { random } = customer;
  const moodBefore = story.mood.at(visit.startedAt);
  const topic = story.trouble ?? drawTopic(bank, story, visit);
  const origin = originOf(bank, story, visit, topic, number);
  const id = idBeside(random, customer.id);
  const isTalk = visit.outcome === 'ANSWERED' && !visit.isOutbound;
  const caseId = isTalk ? caseOf(bank, story, origin, facts) : null;
  const promised = origin.isRunning ? SHARE.promisedInTrouble : topic.promised;
  const isPromised = isTalk && random.chance(origin.isMadeGood ? 1 : promised);
  const settlement = isPromised ? 'PROMISED' : drawSettlement(random, visit);
  if (isPromised) {
    const promise = drawPromise(bank, origin, id, caseId);
    addPromise(bank, story.sidelines.promises, promise, origin.language, facts);
    feelPromise(story, promise);
  }
  feelContact(story, visit, settlement);
  const moodAfter = story.mood.at(visit.startedAt);
  const askedBy = customer.status === 'PROSPECT' ? 'PROSPECT' : 'CUSTOMER';
  const feeling = { moodBefore, moodAfter, askedBy } as const;
  const isKnown =
    (visit.outcome === 'ANSWERED' || visit.outcome === 'CONTAINED') && !random.chance(SHARE.unknownReason);
  const row = interactionRow(bank, visit, {
    ...origin,
    id,
    topic: isKnown ? topic : null,
    settlement,
    language: visit.outcome === 'PHANTOM' ? null : origin.language,
    circumstances: drawCircumstances(bank, story.sidelines.circumstances, visit, topic, feeling),
  });
  facts.interactions.push(row);
  addConversation(bank, story.sidelines, { contact: row, topic, language: origin.language }, facts);
  if (visit.outcome === 'ANSWERED') askAboutContact(bank, story, row, number, facts);
  story.mood.settle();
  story.lastTopic = topic;
  story.lastStartedAt = visit.startedAt;
}

/** What of a customer's contacts matters further on. */
export interface ContactsSummary {
  /** The start of the last contact (UTC milliseconds). */
  readonly lastContact: number | null;
  /** What speaks for or against their advocacy; null when they never answered a survey. */
  readonly evidence: Evidence | null;
}

/** Adds all that a customer and the bank had to do with each other. */
export function addContacts(
  bank: Bank,
  customer: Customer,
  profiles: Profiles,
  accounts: readonly Account[],
  facts: Facts,
): ContactsSummary {
  const story = beginStory(bank, customer, profiles, accounts);
  const { visits, troubleFrom } = drawVisits(bank, customer);
  for (const [index, visit] of visits.entries()) {
    if (troubleFrom !== null && visit.startedAt >= troubleFrom)
      story.trouble ??= customer.random.pick(bank.troubles);
    addContact(bank, story, visit, `${String(customer.number + 1)}-${String(index + 1)}`, facts);
  }
  const { npsAnswers, lastNps, brokenAt, firstAnswerAt } = story;
  return {
    lastContact: visits.at(-1)?.startedAt ?? null,
    evidence: firstAnswerAt === null ? null : { npsAnswers, lastNps, brokenAt, firstAnswerAt },
  };
}
