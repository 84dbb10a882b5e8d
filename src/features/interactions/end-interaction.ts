import type { Id } from '../../kernel/id';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import type { Mood } from './circumstances.type';
import { findLastMessageAt, listHandOffs } from './conversation-write.repository';
import { secondsOf } from './domain/course';
import { possibleEndings, type Ending } from './domain/ending';
import {
  firstRefusal,
  refusalOfEnding,
  refusalOfMoment,
  refusalOfSentiment,
  type InteractionRefusal,
} from './interaction-refusal';
import type { Settlement } from './interaction.type';
import { lastEventOf, moveInteraction, type MovedInteraction } from './move-interaction';
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

/** Ends a contact. How long it waited and was handled is for its events to say. */
export const endInteraction =
  (which: MovedInteraction, end: InteractionEnd): UseCase<InteractionRefusal> =>
  (within) =>
    moveInteraction(within, which, 'END', async (held) => {
      const { db, now } = within;
      const handOffs = await listHandOffs(db, held.id);
      const endedAt = end.at ?? now;
      const last = lastEventOf(held, handOffs);
      const written = await findLastMessageAt(db, held.id);
      const outcome = end.outcome ?? possibleEndings(held)[0];
      const refusal =
        firstRefusal(
          refusalOfMoment('at', endedAt, now, written !== null && written > last ? written : last),
          refusalOfEnding(possibleEndings(held), { outcome, settlement: end.settlement }),
          refusalOfSentiment(end.sentiment),
        ) ?? (await refusalOfNamed(within, [['reason', 'reason', end.reasonId]]));
      if (refusal !== null) return refusal;
      const { settlement, moodAtEnd, sentiment, replyChannel } = end;
      return {
        ...{ state: 'ENDED', endedAt, outcome, settlement, moodAtEnd, sentiment, replyChannel },
        reasonId: end.reasonId ?? held.reasonId,
        ...secondsOf({ ...held, endedAt, handOffs }),
      };
    });
