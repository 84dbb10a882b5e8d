import { invalid, type Refused } from '../../platform/mutations/refusal';
import { refusalOfWriting } from './add-message';
import { firstOutOfOrder, secondsOf, type Seconds } from './domain/course';
import { tellableEndings } from './domain/ending';
import {
  firstRefusal,
  messageText,
  refusalOfCircumstances,
  refusalOfEnding,
  refusalOfMoment,
  refusalOfNumber,
  refusalOfSentiment,
  unfitText,
} from './interaction-refusal';
import {
  MOST_HAND_OFFS,
  MOST_MESSAGES,
  type LoggedHandOff,
  type LoggedInteraction,
  type LoggedMessage,
} from './logged-interaction';

/** Sources round up or down. */
const ROUNDED_SECONDS = 1;

const seconds = (from: Date, to: Date): number => Math.ceil((to.getTime() - from.getTime()) / 1_000);

function refusalOfTimes(logged: LoggedInteraction, now: Date): Refused | null {
  const { startedAt, queuedAt, answeredAt, endedAt } = logged;
  const disordered = firstOutOfOrder([
    ['startedAt', startedAt],
    ['queuedAt', queuedAt],
    ['answeredAt', answeredAt],
    ['endedAt', endedAt],
  ]);
  if (disordered !== null) return invalid(disordered, `"${disordered}" lies before what comes before it.`);
  return refusalOfMoment('startedAt', startedAt, now) ?? refusalOfMoment('endedAt', endedAt, now);
}

/** What the events of a contact tell. An answer whose moment is not known tells nothing. */
export function toldSeconds(logged: LoggedInteraction): Seconds {
  return logged.outcome === 'ANSWERED' && logged.answeredAt === null
    ? { waitSeconds: null, handleSeconds: null }
    : secondsOf(logged);
}

/** Seconds are taken where no event says otherwise. */
function refusalOfSeconds(logged: LoggedInteraction): Refused | null {
  const told = toldSeconds(logged);
  const longest = seconds(logged.startedAt, logged.endedAt);
  for (const field of ['waitSeconds', 'handleSeconds'] as const) {
    const [given, events] = [logged[field], told[field]];
    if (given !== null && events !== null && Math.abs(given - events) > ROUNDED_SECONDS)
      return invalid(field, `"${field}" contradicts the events, which say ${String(events)}.`);
  }
  if (logged.handleSeconds !== null && logged.outcome !== 'ANSWERED')
    return invalid('handleSeconds', '"handleSeconds" are of an answered contact alone.');
  const waited = logged.waitSeconds ?? told.waitSeconds ?? 0;
  return firstRefusal(
    refusalOfNumber('waitSeconds', logged.waitSeconds, 0, longest),
    refusalOfNumber('handleSeconds', logged.handleSeconds, 0, longest),
    // Machines come before the wait, not beside it.
    refusalOfNumber('ivrSeconds', logged.ivrSeconds, 0, longest - waited + ROUNDED_SECONDS),
  );
}

function refusalOfHandOff(
  path: string,
  handOff: LoggedHandOff,
  earliest: Date,
  latest: Date,
): Refused | null {
  const { at, takenAt, fromAgentId, fromQueueId, toAgentId, toQueueId } = handOff;
  if (at < earliest || at > latest)
    return invalid(`${path}.at`, 'Hand-offs lie within the contact, in the order of time.');
  if (toAgentId === null && toQueueId === null)
    return invalid(`${path}.toAgent`, 'Say to which agent or queue it went.');
  if (toAgentId !== null && toAgentId === fromAgentId)
    return invalid(`${path}.toAgent`, 'Nobody hands on to themselves.');
  if (toQueueId !== null && toQueueId === fromQueueId)
    return invalid(`${path}.toQueue`, 'It came from that queue.');
  if (takenAt === null) return null;
  if (toAgentId === null) return invalid(`${path}.takenAt`, 'Say who took it on: "toAgent".');
  if (toQueueId === null && takenAt.getTime() !== at.getTime())
    return invalid(`${path}.takenAt`, 'Without a queue it was taken on when it was handed on.');
  return takenAt < at || takenAt > latest
    ? invalid(`${path}.takenAt`, 'It was taken on within the contact, after it was handed on.')
    : null;
}

/** What a hand-off of the customer says of whether, and when, somebody had the contact, that the contact itself says otherwise. */
function refusalOfTaking(
  path: string,
  { at, takenAt, toAgentId, moves }: LoggedHandOff,
  { answeredAt, outcome }: LoggedInteraction,
): Refused | null {
  if (moves === 'WORK' || toAgentId === null) return null;
  if (outcome !== 'ANSWERED')
    return invalid(`${path}.toAgent`, `A contact that is ${outcome} was taken on by nobody.`);
  return takenAt !== null && answeredAt !== null && at < answeredAt && takenAt > answeredAt
    ? invalid(`${path}.takenAt`, 'It waited for whoever took it on when it was answered.')
    : null;
}

function refusalOfHandOffs(logged: LoggedInteraction): Refused | null {
  const { startedAt, endedAt, handOffs } = logged;
  if (handOffs.length > MOST_HAND_OFFS)
    return invalid('handOffs', `"handOffs" must have at most ${String(MOST_HAND_OFFS)}.`);
  let earliest = startedAt;
  for (const [place, handOff] of handOffs.entries()) {
    const path = `handOffs.${String(place)}`;
    const refusal =
      refusalOfHandOff(path, handOff, earliest, endedAt) ?? refusalOfTaking(path, handOff, logged);
    if (refusal !== null) return refusal;
    const isLong = handOff.moves === 'CUSTOMER' && handOff.takenAt !== null;
    earliest = isLong && handOff.takenAt > handOff.at ? handOff.takenAt : handOff.at;
  }
  return null;
}

function refusalOfMessage(
  path: string,
  { at, direction, text, agentId }: LoggedMessage,
  { channel, startedAt, endedAt }: LoggedInteraction,
): Refused | null {
  if (messageText(text) === null) return unfitText(`${path}.text`);
  if (at < startedAt || at > endedAt) return invalid(`${path}.at`, 'Messages lie within the contact.');
  if (direction === 'INBOUND' && agentId !== null)
    return invalid(`${path}.agent`, 'The customer wrote it, no agent.');
  return refusalOfWriting('messages', channel);
}

function refusalOfMessages(logged: LoggedInteraction): Refused | null {
  if (logged.messages.length > MOST_MESSAGES)
    return invalid('messages', `"messages" must have at most ${String(MOST_MESSAGES)}.`);
  return firstRefusal(
    ...logged.messages.map((message, place) =>
      refusalOfMessage(`messages.${String(place)}`, message, logged),
    ),
  );
}

/** Why a contact cannot have been so; null when it can. */
export function refusalOfLogged(logged: LoggedInteraction, now: Date): Refused | null {
  return (
    refusalOfTimes(logged, now) ??
    refusalOfEnding(tellableEndings(logged), logged) ??
    refusalOfCircumstances(logged) ??
    refusalOfSentiment(logged.sentiment) ??
    refusalOfHandOffs(logged) ??
    refusalOfMessages(logged) ??
    refusalOfSeconds(logged)
  );
}
