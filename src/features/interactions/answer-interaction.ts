import type { Id } from '../../kernel/id';
import { invalid } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { listHandOffs, takeHandOff } from './conversation-write.repository';
import { secondsOf } from './domain/course';
import { momentOf, type InteractionRefusal } from './interaction-refusal';
import { lastEventOf, moveInteraction, waitingHandOff, type MovedInteraction } from './move-interaction';
import { refusalOfNamed } from './named-in-interaction';

/** Who answers, and when. */
export interface Answered {
  /** Whoever says so, when null. */
  readonly agentId: Id | null;
  /** This moment, when null. */
  readonly at: Date | null;
}

/** Somebody of the bank answers a contact that waits: for the first time, or after it was handed to a queue. */
export const answerInteraction =
  (which: MovedInteraction, answered: Answered): UseCase<InteractionRefusal> =>
  (within) =>
    moveInteraction(within, which, 'ANSWER', async (held) => {
      const { db, now, viewer } = within;
      const handOffs = await listHandOffs(db, held.id);
      const when = momentOf('at', answered.at, now, lastEventOf(held, handOffs));
      if ('refused' in when) return when;
      const { at } = when;
      const refusal = await refusalOfNamed(within, [['agent', 'agent', answered.agentId]]);
      if (refusal !== null) return refusal;
      const agentId = answered.agentId ?? viewer.agentId ?? held.agentId;
      if (agentId === null) return invalid('agent', 'Say who answers: you are no agent yourself.');
      const taken = waitingHandOff(handOffs);
      if (taken !== null) await takeHandOff(db, { id: taken.id, toAgentId: agentId, takenAt: at }, now);
      if (held.answeredAt !== null) return { state: 'RUNNING', agentId };
      const { waitSeconds } = secondsOf({ ...held, answeredAt: at, handOffs: [] });
      return { state: 'RUNNING', agentId, answeredAt: at, waitSeconds };
    });
