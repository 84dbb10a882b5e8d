import { newIdBeside, type Id } from '../../kernel/id';
import { invalid, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import { insertMessages, type RecordedMessage } from './conversation-write.repository';
import { messageText, momentOf, unfitText, type InteractionRefusal } from './interaction-refusal';
import type { Direction } from './interaction.type';
import { messageName } from './message.type';
import { holdInteraction } from './move-interaction';
import { refusalOfNamed } from './named-in-interaction';

/** On these, nothing is written. */
const SPOKEN: readonly Channel[] = ['PHONE', 'VIDEO', 'BRANCH', 'IVR', 'SELF_SERVICE'];

/** What was written. */
export interface WrittenMessage {
  readonly interactionId: Id;
  readonly direction: Direction;
  readonly text: string;
  /** Who of the bank wrote it; whoever says so, when null and the bank did. */
  readonly agentId: Id | null;
  /** This moment, when null. */
  readonly at: Date | null;
}

/** Why nothing is written on that channel; null when something is. */
export const refusalOfWriting = (field: string, channel: Channel): Refused | null =>
  SPOKEN.includes(channel) ? invalid(field, `Nothing is written on the channel ${channel}.`) : null;

/** Adds what was written in a contact, by the customer or by the bank. */
export const addMessage =
  ({ interactionId, direction, ...written }: WrittenMessage): UseCase<InteractionRefusal> =>
  async (within) => {
    const { db, now, viewer } = within;
    const held = await holdInteraction(within, { id: interactionId, expectedVersion: null }, 'ADD_MESSAGE');
    // The input calls the contact by what it is to the message.
    if ('refused' in held) return { refused: { ...held.refused, field: 'interaction' } };
    const text = messageText(written.text);
    if (text === null) return unfitText('text');
    const when = momentOf('at', written.at, now, held.done.startedAt);
    if ('refused' in when) return when;
    const { at } = when;
    const refusal =
      refusalOfWriting('interaction', held.done.channel) ??
      (direction === 'INBOUND' && written.agentId !== null
        ? invalid('agent', 'The customer wrote it, no agent.')
        : await refusalOfNamed(within, [['agent', 'agent', written.agentId]]));
    if (refusal !== null) return refusal;
    const id = newIdBeside(interactionId);
    const { sourceId, sourceProfileId, customerId } = held.done;
    const message: RecordedMessage = {
      ...{ id, externalId: id, interactionId, sourceId, sourceProfileId, customerId, at, direction, text },
      agentId: direction === 'INBOUND' ? null : (written.agentId ?? viewer.agentId),
    };
    await insertMessages(db, [message], now);
    return { done: { prefix: messageName.prefix, id, customerId, before: null, after: message } };
  };
