import { stageOfAnswer } from './advocacy';
import { drawAnswer, type Answering } from './answers';
import type { Bank } from './bank';
import { DAY } from './calendar';
import type { CaseRow, Facts, InteractionRow } from './rows';
import type { Story } from './story';

/** Of those who are asked, so many answer. */
const SHARE = { csat: 0.11, ces: 0.075, nps: 0.2, npsAgain: 0.7, caseCsat: 0.2 } as const;
/** Of those who would not recommend the bank, so many are heard. */
const TAKEN_UP = 0.4;
/** Nobody is asked twice within so many days whether they would recommend the bank. */
const NPS_COOL_DOWN = 120 * DAY;
/** Seconds of waiting that spoil a contact by one point of mood. */
const SPOILT_BY_WAITING = 900;
const LONGEST_FELT_WAIT = 1;

/** How the contact itself went, in points of mood. */
function effectOf({ settlement, waitSeconds, channel }: InteractionRow): number {
  const isLive = channel === 'PHONE' || channel === 'CHAT' || channel === 'BRANCH' || channel === 'VIDEO';
  const waiting = isLive ? Math.min(LONGEST_FELT_WAIT, (waitSeconds ?? 0) / SPOILT_BY_WAITING) : 0;
  if (settlement === 'NOT_SETTLED') return -0.7 - waiting;
  return (settlement === 'SETTLED_NOW' ? 0.25 : -0.05) - waiting;
}

type Asked = Pick<Answering, 'survey' | 'askedAt' | 'interactionId' | 'caseId'>;

function answering(story: Story, number: string, mood: number, asked: Asked): Answering {
  const { customer, profiles } = story;
  return {
    random: customer.random,
    sourceProfileId: profiles.main,
    customerId: customer.id,
    beside: customer.id,
    number,
    language: customer.place.home.language,
    mood,
    ...asked,
  };
}

function add(bank: Bank, story: Story, given: Answering, facts: Facts): void {
  const row = drawAnswer(bank, given);
  if (row === null) return;
  facts.surveyAnswers.push(row);
  const at = row.answeredAt.getTime();
  story.firstAnswerAt = Math.min(story.firstAnswerAt ?? at, at);
  if (row.metric !== 'NPS') return;
  story.npsAnswers.push({ score: row.score, at });
  if (at > (story.lastNps?.at ?? 0)) story.lastNps = { score: row.score, at };
  const isTakenUp = stageOfAnswer(row.score) === 'DETRACTOR' && story.sidelines.recovery.chance(TAKEN_UP);
  if (isTakenUp && story.customer.status === 'ACTIVE') story.disappointedAt = at;
}

/** After a contact: was it good, was it easy; and now and then, would you recommend us? */
export function askAboutContact(
  bank: Bank,
  story: Story,
  contact: InteractionRow,
  number: string,
  facts: Facts,
): void {
  const { random } = story.customer;
  const askedAt = contact.endedAt.getTime();
  const mood = story.mood.at(askedAt);
  const about = { askedAt, interactionId: contact.id, caseId: null };
  const felt = mood + effectOf(contact);
  if (random.chance(SHARE.csat))
    add(bank, story, answering(story, number, felt, { survey: 'contact-csat', ...about }), facts);
  if (random.chance(SHARE.ces))
    add(bank, story, answering(story, number, felt, { survey: 'contact-ces', ...about }), facts);
  const isCool = askedAt - (story.lastNps?.at ?? 0) > NPS_COOL_DOWN;
  const isAgain = story.madeGoodAt !== null && story.madeGoodAt < askedAt;
  if (isCool && random.chance(isAgain ? SHARE.npsAgain : SHARE.nps)) {
    const relation = { survey: 'relationship-nps', askedAt, interactionId: null, caseId: null };
    add(bank, story, answering(story, number, mood, relation), facts);
  }
}

/** After a case: are you satisfied with the solution? */
export function askAboutCase(bank: Bank, story: Story, row: CaseRow, facts: Facts): void {
  if (row.resolvedAt === null || !story.customer.random.chance(SHARE.caseCsat)) return;
  const isInTime = row.resolvedAt <= row.dueAt;
  const mood = story.mood.at(row.openedAt.getTime()) + (isInTime ? 0.3 : -0.5);
  const asked = {
    survey: 'case-csat',
    askedAt: row.resolvedAt.getTime(),
    interactionId: null,
    caseId: row.id,
  };
  add(bank, story, answering(story, row.externalId, mood, asked), facts);
}
