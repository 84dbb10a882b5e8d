import type { Id } from '../../kernel/id';
import type { Channel } from '../channels/channel.type';
import type { AskedBy, Mood } from './circumstances.type';
import type { Ending } from './domain/ending';
import type { HandOffCause, HandOffMoves } from './hand-off.type';
import type { Circumstances } from './interaction-refusal';
import type { Direction, Settlement } from './interaction.type';

/** A hand-off that is told of afterwards. */
export interface LoggedHandOff {
  readonly at: Date;
  readonly takenAt: Date | null;
  readonly moves: HandOffMoves;
  readonly cause: HandOffCause | null;
  readonly isWarm: boolean | null;
  readonly storyRepeated: boolean | null;
  readonly fromAgentId: Id | null;
  readonly fromQueueId: Id | null;
  readonly toAgentId: Id | null;
  readonly toQueueId: Id | null;
}

export interface LoggedMessage {
  readonly at: Date;
  readonly direction: Direction;
  readonly text: string;
  readonly agentId: Id | null;
}

/** A contact that is told of as a whole, after it has ended. */
export interface LoggedInteraction extends Circumstances {
  readonly customerId: Id | null;
  /** The key that its source has for it; one is made when null. */
  readonly externalId: string | null;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly ivrSeconds: number | null;
  readonly outcome: Ending;
  readonly settlement: Settlement;
  readonly reasonId: Id | null;
  readonly agentId: Id | null;
  readonly queueId: Id | null;
  readonly moodAtStart: Mood | null;
  readonly moodAtEnd: Mood | null;
  readonly sentiment: number | null;
  readonly replyChannel: Channel | null;
  readonly askedBy: AskedBy | null;
  readonly handOffs: readonly LoggedHandOff[];
  readonly messages: readonly LoggedMessage[];
}

/** So many hand-offs are shown of a contact. */
export const MOST_HAND_OFFS = 20;
export const MOST_MESSAGES = 100;
