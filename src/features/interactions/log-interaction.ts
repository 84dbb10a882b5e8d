import { newId, newIdBeside, type Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import type { Viewer } from '../../platform/identity/viewer';
import { invalid, wordsOf, type Refused } from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { keyOfWriter } from '../sources/writing-source.effects';
import { insertHandOffs, insertMessages, partKey } from './conversation-write.repository';
import type { Seconds } from './domain/course';
import { LONGEST_EXTERNAL_ID, messageText, type InteractionRefusal } from './interaction-refusal';
import {
  insertInteraction,
  lockInteractionByKey,
  type RecordedInteraction,
} from './interaction-write.repository';
import { interactionName } from './interaction.type';
import { keepContacts } from './keep-contacts';
import type { LoggedInteraction } from './logged-interaction';
import { refusalOfNamed, type Named } from './named-in-interaction';
import { refusalOfLogged, toldSeconds } from './refusal-of-logged';
import { whoseContact, type Whose } from './whose-contact';

/** All that a logged contact names. */
function namedIn({ reasonId, queueId, agentId, handOffs, messages }: LoggedInteraction): Named[] {
  return [
    ['reason', 'reason', reasonId],
    ['queue', 'queue', queueId],
    ['agent', 'agent', agentId],
    ...handOffs.flatMap((handOff, place): Named[] => [
      [`handOffs.${String(place)}.fromAgent`, 'agent', handOff.fromAgentId],
      [`handOffs.${String(place)}.fromQueue`, 'queue', handOff.fromQueueId],
      [`handOffs.${String(place)}.toAgent`, 'agent', handOff.toAgentId],
      [`handOffs.${String(place)}.toQueue`, 'queue', handOff.toQueueId],
    ]),
    ...messages.map(({ agentId: writer }, place): Named => [
      `messages.${String(place)}.agent`,
      'agent',
      writer,
    ]),
  ];
}

/** What a logged contact is filled up with. */
interface Filled {
  readonly whose: Whose;
  readonly externalId: string | null;
  readonly writer: Id | null;
  readonly told: Seconds;
}

/** The contact as it is kept. Seconds that its events tell count as they tell them. */
function recordOf(
  { handOffs: _, messages: __, ...known }: LoggedInteraction,
  { whose, externalId, writer, told }: Filled,
): RecordedInteraction {
  const id = whose.customerId === null ? newId() : newIdBeside(whose.customerId);
  return {
    ...known,
    ...whose,
    ...{ id, externalId: externalId ?? id, state: 'ENDED', version: 1 },
    agentId: known.agentId ?? (known.outcome === 'ANSWERED' ? writer : null),
    waitSeconds: told.waitSeconds ?? known.waitSeconds,
    handleSeconds: told.handleSeconds ?? known.handleSeconds,
  };
}

async function insertParts(
  { db, now, viewer }: RequestContext,
  interaction: RecordedInteraction,
  { handOffs, messages }: LoggedInteraction,
): Promise<void> {
  const { id, sourceId, sourceProfileId, customerId } = interaction;
  const part = (place: number) => ({
    id: newIdBeside(id),
    interactionId: id,
    externalId: partKey(id, place),
  });
  const passed = handOffs.map((handOff, place) => ({
    ...handOff,
    ...part(place),
    takenAt: handOff.toQueueId === null ? handOff.at : handOff.takenAt,
  }));
  await insertHandOffs(db, interaction, passed, now);
  const written = messages.map((message, place) => ({
    ...message,
    ...part(place),
    ...{ sourceId, sourceProfileId, customerId, text: messageText(message.text) },
    agentId: message.agentId ?? (message.direction === 'OUTBOUND' ? viewer.agentId : null),
  }));
  await insertMessages(db, written, now);
}

/** What is known under the key already: the same contact, told again, stays as it is; another has the key for itself. */
async function knownAs(
  { loaders }: RequestContext,
  kept: RecordedInteraction,
  told: RecordedInteraction,
): Promise<Result<Changed, InteractionRefusal>> {
  const customer = await loaders.loadOptional(customerById, told.customerId);
  const isTheirs = kept.customerId === null ? customer === null : customer?.ids.includes(kept.customerId);
  const isSame =
    isTheirs &&
    kept.channel === told.channel &&
    kept.direction === told.direction &&
    kept.startedAt.getTime() === told.startedAt.getTime();
  if (!isSame) return invalid('externalId', 'Another contact has that "externalId".');
  const { id, customerId } = kept;
  return { done: { prefix: interactionName.prefix, id, customerId, before: kept, after: kept } };
}

/** What a contact is known by in its source. */
function keyOf({ externalId }: LoggedInteraction, viewer: Viewer): { readonly key: string | null } | Refused {
  if (externalId === null) return { key: null };
  const key = wordsOf(externalId, LONGEST_EXTERNAL_ID);
  if (key === null)
    return invalid('externalId', `"externalId" must have 1 to ${String(LONGEST_EXTERNAL_ID)} characters.`);
  return { key: keyOfWriter(viewer, key) };
}

/** Records a contact as a whole, after it has ended. */
export const logInteraction =
  (logged: LoggedInteraction): UseCase<InteractionRefusal> =>
  async (within) => {
    const { db, now, viewer } = within;
    const given = keyOf(logged, viewer);
    if ('refused' in given) return given;
    const refusal = refusalOfLogged(logged, now);
    if (refusal !== null) return refusal;
    const [unknown, whose] = await Promise.all([
      refusalOfNamed(within, namedIn(logged)),
      whoseContact(within, logged.customerId),
    ]);
    if (unknown !== null) return unknown;
    if ('refused' in whose) return whose;
    const interaction = recordOf(logged, {
      whose: whose.done,
      externalId: given.key,
      writer: viewer.agentId,
      told: toldSeconds(logged),
    });
    await insertInteraction(db, interaction, now);
    // Of two who write under one key, the second waits for the first, and finds what it has written. One that has none is known by its own id.
    const kept = given.key === null ? null : await lockInteractionByKey(db, interaction);
    if (kept !== null && kept.id !== interaction.id) return knownAs(within, kept, interaction);
    await insertParts(within, interaction, logged);
    if (interaction.customerId !== null) await keepContacts(within, interaction.customerId);
    const { id, customerId } = interaction;
    return { done: { prefix: interactionName.prefix, id, customerId, before: null, after: interaction } };
  };
