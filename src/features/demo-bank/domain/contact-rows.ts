import type { Id } from '../../../kernel/id';
import type { Attributed, Channel } from './rows';

/** Rows about contacts and what came of them, beside those themselves. */

export type Mood = 'ANGRY' | 'UPSET' | 'CALM' | 'CONTENT' | 'DELIGHTED';

export interface QueueRow {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
}

/** When people are there; the hours as documents. */
export interface BusinessCalendarRow {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly week: string;
  readonly specialDays: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
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

export interface MessageRow extends Attributed {
  readonly interactionId: Id;
  readonly at: Date;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly text: string;
  readonly agentId: Id | null;
}

export type HandOffCause =
  | 'WRONG_PLACE'
  | 'KNOWLEDGE'
  | 'AUTHORITY'
  | 'LANGUAGE'
  | 'CUSTOMER_ASKED'
  | 'AUTOMATION_GAVE_UP'
  | 'WORKLOAD'
  | 'OTHER';

export interface HandOffRow extends Attributed {
  readonly interactionId: Id;
  readonly at: Date;
  readonly moves: 'CUSTOMER' | 'WORK';
  readonly cause: HandOffCause | null;
  readonly fromAgentId: Id | null;
  readonly fromQueueId: Id | null;
  readonly toAgentId: Id | null;
  readonly toQueueId: Id | null;
  readonly isWarm: boolean | null;
  readonly storyRepeated: boolean | null;
}

export interface PromiseChangeRow extends Attributed {
  readonly promiseId: Id;
  readonly at: Date;
  readonly formerDueAt: Date;
  readonly newDueAt: Date;
  readonly toldAt: Date | null;
  readonly toldHow: Channel | null;
  readonly agentId: Id | null;
}

export interface ContactFacts {
  readonly messages: MessageRow[];
  readonly handOffs: HandOffRow[];
  readonly promiseChanges: PromiseChangeRow[];
}

export function emptyContactFacts(): ContactFacts {
  return { messages: [], handOffs: [], promiseChanges: [] };
}
