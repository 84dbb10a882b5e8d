import type { Id } from '../../../kernel/id';
import type { Channel } from './rows';

/** Rows about contacts, beside the contacts themselves. */

export type Mood = 'ANGRY' | 'UPSET' | 'CALM' | 'CONTENT' | 'DELIGHTED';

export interface QueueRow {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
}

/** What is recorded of a contact beside its course. */
export interface Circumstances {
  readonly queueId: Id | null;
  /** −100 to 100. */
  readonly sentiment: number | null;
  readonly isPublic: boolean;
  readonly reach: number | null;
  readonly moodAtStart: Mood | null;
  readonly moodAtEnd: Mood | null;
  readonly replyChannel: Channel | null;
  readonly askedBy: 'CUSTOMER' | 'PROSPECT' | null;
}
