import { newIdBeside, type Id } from '../../kernel/id';
import { invalid, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { insertHandOffs, listHandOffs, partKey } from './conversation-write.repository';
import type { HandOffCause, HandOffMoves, HandOffRow } from './hand-off.type';
import { momentOf, type InteractionRefusal } from './interaction-refusal';
import type { RecordedInteraction } from './interaction-write.repository';
import { MOST_HAND_OFFS } from './logged-interaction';
import { lastEventOf, moveInteraction, type Moved, type MovedInteraction } from './move-interaction';
import { refusalOfNamed } from './named-in-interaction';

/** To whom a contact, or its work, passes on. */
export interface HandedOff {
  readonly toAgentId: Id | null;
  readonly toQueueId: Id | null;
  readonly moves: HandOffMoves;
  readonly cause: HandOffCause;
  readonly isWarm: boolean;
  readonly storyRepeated: boolean | null;
  /** This moment, when null. */
  readonly at: Date | null;
}

/** Why a contact that stands so may not pass on so. */
function refusalOfPassing(
  { state, agentId, queueId }: RecordedInteraction,
  { toAgentId, toQueueId, moves }: HandedOff,
  times: number,
): Refused | null {
  if (times >= MOST_HAND_OFFS)
    return invalid(
      'id',
      `It has passed on ${String(MOST_HAND_OFFS)} times: it may be answered and ended, not passed on.`,
    );
  if ((toAgentId === null) === (toQueueId === null))
    return invalid('toAgent', 'Give either "toAgent" or "toQueue".');
  if (state === 'RUNNING')
    return toAgentId !== null && toAgentId === agentId
      ? invalid('toAgent', 'They have it already: nobody hands on to themselves.')
      : null;
  if (toAgentId !== null)
    return invalid('toAgent', 'Nobody has it: an agent who takes it answers it (`answerInteraction`).');
  if (moves === 'WORK') return invalid('moves', 'Nobody has it: there is nobody to keep the customer.');
  return toQueueId === queueId ? invalid('toQueue', 'It waits in that queue already.') : null;
}

/** What becomes of a contact that passes on; nothing, when the work alone does. */
function movedOn(held: RecordedInteraction, { toAgentId, toQueueId, moves }: HandedOff, at: Date): Moved {
  if (moves === 'WORK') return {};
  if (toAgentId !== null) return { agentId: toAgentId };
  const queuedAt = held.queuedAt ?? (held.answeredAt === null ? at : null);
  return { state: 'WAITING', queueId: toQueueId, queuedAt };
}

/** Passes a contact, or the work of it, on to an agent, who has it from then, or to a queue, where it waits until somebody answers. */
export const handOffInteraction =
  (which: MovedInteraction, handedOff: HandedOff): UseCase<InteractionRefusal> =>
  (within) =>
    moveInteraction(within, which, 'HAND_OFF', async (held) => {
      const { db, now } = within;
      const { toAgentId, toQueueId, moves, cause, isWarm, storyRepeated } = handedOff;
      const former = await listHandOffs(db, held.id);
      const refusal =
        refusalOfPassing(held, handedOff, former.length) ??
        (await refusalOfNamed(within, [
          ['toAgent', 'agent', toAgentId],
          ['toQueue', 'queue', toQueueId],
        ]));
      if (refusal !== null) return refusal;
      const when = momentOf('at', handedOff.at, now, lastEventOf(held, former));
      if ('refused' in when) return when;
      const { at } = when;
      const row: HandOffRow = {
        ...{ id: newIdBeside(held.id), interactionId: held.id, at, takenAt: toAgentId === null ? null : at },
        ...{ moves, cause, isWarm, storyRepeated, toAgentId, toQueueId },
        fromAgentId: held.state === 'RUNNING' ? held.agentId : null,
        fromQueueId: held.state === 'WAITING' ? held.queueId : null,
      };
      await insertHandOffs(db, held, [{ ...row, externalId: partKey(held.id, held.version) }], now);
      return movedOn(held, handedOff, at);
    });
