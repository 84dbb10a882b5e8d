import type { Id } from '../../kernel/id';
import { laterOf } from '../../kernel/instant';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import type { Mood } from './circumstances.type';
import { findWritten, listHandOffs, type Written } from './conversation-write.repository';
import { secondsOf } from './domain/course';
import { possibleEndings, type Ending } from './domain/ending';
import {
  firstRefusal,
  momentOf,
  refusalOfEnding,
  refusalOfSentiment,
  type InteractionRefusal,
} from './interaction-refusal';
import type { Settlement } from './interaction.type';
import type { RecordedInteraction } from './interaction-write.repository';
import { lastEventOf, moveInteraction, type Moved, type MovedInteraction } from './move-interaction';
import { refusalOfNamed } from './named-in-interaction';

/** How a contact ended. */
export interface InteractionEnd {
  /** What its events say, when null. */
  readonly outcome: Ending | null;
  readonly settlement: Settlement;
  /** That which is known already, when null. */
  readonly reasonId: Id | null;
  readonly moodAtEnd: Mood | null;
  readonly sentiment: number | null;
  readonly replyChannel: Channel | null;
  /** This moment, when null. */
  readonly at: Date | null;
}

/**
 * What came in and nobody took, but an agent has written back to, was answered by that. What a machine writes (that it has come in) is no answer.
 */
function answeredInWriting(
  { direction, answeredAt, queuedAt, startedAt, agentId }: RecordedInteraction,
  { answer }: Written,
): Moved {
  if (direction !== 'INBOUND' || answeredAt !== null || answer === null) return {};
  return { answeredAt: laterOf(answer.at, queuedAt ?? startedAt), agentId: agentId ?? answer.agentId };
}

/** Ends a contact. How long it waited and was handled is for its events to say. */
export const endInteraction =
  (which: MovedInteraction, end: InteractionEnd): UseCase<InteractionRefusal> =>
  (within) =>
    moveInteraction(within, which, 'END', async (held) => {
      const { db, now } = within;
      const handOffs = await listHandOffs(db, held.id);
      const written = await findWritten(db, held.id);
      const answered = { ...held, ...answeredInWriting(held, written) };
      const last = lastEventOf(answered, handOffs);
      const when = momentOf(
        'at',
        end.at,
        now,
        written.lastAt === null ? last : laterOf(last, written.lastAt),
      );
      if ('refused' in when) return when;
      const endedAt = when.at;
      const possible = possibleEndings({ ...answered, isSent: written.isSent });
      const outcome = end.outcome ?? possible[0];
      const refusal =
        firstRefusal(
          refusalOfEnding(possible, { outcome, settlement: end.settlement }),
          refusalOfSentiment(end.sentiment),
        ) ?? (await refusalOfNamed(within, [['reason', 'reason', end.reasonId]]));
      if (refusal !== null) return refusal;
      const { settlement, moodAtEnd, sentiment, replyChannel } = end;
      return {
        ...{ state: 'ENDED', endedAt, outcome, settlement, moodAtEnd, sentiment, replyChannel },
        ...{ agentId: answered.agentId, answeredAt: answered.answeredAt },
        reasonId: end.reasonId ?? held.reasonId,
        ...secondsOf({ ...answered, endedAt, handOffs }),
      };
    });
