import type { Bank, Topic } from './bank';
import { SECOND } from './calendar';
import type { HandOffCause, HandOffRow, MessageRow } from './contact-rows';
import { AGENT_LINES, CUSTOMER_LINES, FIRST_WORDS, LAST_WORDS, NOTICES } from './data/messages';
import { idBeside } from './ids';
import { textIn } from './language';
import { subjectOf } from './matters';
import type { Random } from './random';
import type { Channel, Facts, InteractionRow } from './rows';
import type { Sidelines } from './sidelines';

/** What a contact was about and in which language, beside its row. */
export interface Conversation {
  readonly contact: InteractionRow;
  readonly topic: Topic;
  readonly language: string;
}

const WRITTEN: ReadonlySet<Channel> = new Set<Channel>([
  'EMAIL',
  'LETTER',
  'FAX',
  'CHAT',
  'MESSENGER',
  'SMS',
  'SOCIAL',
  'WEB_FORM',
]);
const MOST_PAIRS_IN_CHAT = 2;
const SHARE = { handedOn: 0.09, workAlone: 0.3, warm: 0.6, unknown: 0.15, cold: 0.1, repeats: 0.75 } as const;
const CAUSES: readonly HandOffCause[] = [
  'WRONG_PLACE',
  'KNOWLEDGE',
  'KNOWLEDGE',
  'KNOWLEDGE',
  'AUTHORITY',
  'LANGUAGE',
  'CUSTOMER_ASKED',
  'WORKLOAD',
];

type Line = Pick<MessageRow, 'direction' | 'text'> & { readonly at: number };

/** What was said between the first words and the last, of a chat alone. */
function drawLines(random: Random, { contact, language }: Conversation): Line[] {
  const { channel, answeredAt, endedAt } = contact;
  if (channel !== 'CHAT' || answeredAt === null) return [];
  const pairs = random.below(MOST_PAIRS_IN_CHAT + 1);
  const step = (endedAt.getTime() - answeredAt.getTime()) / (2 * pairs + 1);
  return Array.from({ length: pairs }, (_, index): Line[] => [
    {
      direction: 'OUTBOUND',
      text: textIn(language, random.pick(AGENT_LINES)),
      at: answeredAt.getTime() + Math.floor(step * 2 * index),
    },
    {
      direction: 'INBOUND',
      text: textIn(language, random.pick(CUSTOMER_LINES)),
      at: answeredAt.getTime() + Math.floor(step * (2 * index + 1)),
    },
  ]).flat();
}

function drawMessages(random: Random, conversation: Conversation): Line[] {
  const { contact, topic, language } = conversation;
  const about = (texts: typeof FIRST_WORDS) =>
    textIn(language, random.pick(texts)).replace('…', subjectOf(topic, language));
  const at = contact.startedAt.getTime();
  if (contact.direction === 'OUTBOUND') return [{ direction: 'OUTBOUND', text: about(NOTICES), at }];
  const first: Line = { direction: 'INBOUND', text: about(FIRST_WORDS), at };
  if (contact.outcome !== 'ANSWERED') return [first];
  const last: Line = {
    direction: 'OUTBOUND',
    text: textIn(language, random.pick(LAST_WORDS)),
    at: contact.endedAt.getTime(),
  };
  return [first, ...drawLines(random, conversation), last];
}

/** Whose part of a contact is: all that it shares with the contact's own row. */
function partOf(contact: InteractionRow, suffix: string, random: Random, at: number) {
  const { sourceId, externalId, sourceProfileId, customerId, id: interactionId } = contact;
  const time = new Date(at);
  return {
    id: idBeside(random, interactionId),
    sourceId,
    externalId: `${externalId}-${suffix}`,
    sourceProfileId,
    customerId,
    interactionId,
    at: time,
    createdAt: time,
    updatedAt: time,
  };
}

/** A contact that was answered goes on to somebody else now and then; or its work does, while the customer stays. */
function drawHandOff(
  bank: Bank,
  random: Random,
  { contact, topic, language }: Conversation,
): HandOffRow | null {
  const { answeredAt, endedAt, agentId, direction, queueId } = contact;
  if (answeredAt === null || direction === 'OUTBOUND' || !random.chance(SHARE.handedOn)) return null;
  const length = endedAt.getTime() - answeredAt.getTime();
  const at = answeredAt.getTime() + Math.floor((length / SECOND) * random.next()) * SECOND;
  const isWork = random.chance(SHARE.workAlone);
  const colleague = bank.colleagueFor(random, isWork ? 'BACK_OFFICE' : 'CARE', language, agentId);
  const isWarm = random.chance(SHARE.unknown) ? null : random.chance(SHARE.warm);
  const repeats = random.chance(isWarm === false ? SHARE.repeats : SHARE.cold);
  return {
    ...partOf(contact, 'H1', random, at),
    moves: isWork ? 'WORK' : 'CUSTOMER',
    cause: random.chance(SHARE.unknown) ? null : random.pick(CAUSES),
    fromAgentId: isWork ? agentId : colleague,
    fromQueueId: isWork ? queueId : bank.queueFor('CARE'),
    toAgentId: isWork ? colleague : agentId,
    toQueueId: isWork ? bank.queueFor('BACK_OFFICE') : bank.queueFor(topic.desk),
    isWarm,
    storyRepeated: isWork || isWarm === null ? null : repeats,
  };
}

/** Adds what was written in a contact, and through whose hands it went. */
export function addConversation(
  bank: Bank,
  { messages, handOffs }: Sidelines,
  conversation: Conversation,
  facts: Facts,
): void {
  const { contact } = conversation;
  const lines = WRITTEN.has(contact.channel) ? drawMessages(messages, conversation) : [];
  for (const [index, { at, direction, text }] of lines.entries()) {
    facts.messages.push({
      ...partOf(contact, `M${String(index + 1)}`, messages, at),
      direction,
      text,
      agentId: direction === 'OUTBOUND' ? contact.agentId : null,
    });
  }
  const handOff = drawHandOff(bank, handOffs, conversation);
  if (handOff !== null) facts.handOffs.push(handOff);
}
