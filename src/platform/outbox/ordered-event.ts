import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';

/** Something that happened, for whoever must hear of it: no data of anybody, but what to read anew. */
export interface OutboxMessage {
  readonly id: Id;
  readonly at: Date;
  readonly topic: string;
  readonly object: GlobalId;
  readonly customerId: Id | null;
  readonly changeId: Id;
}

/** A message that has its place. (Not called Event: the library takes that for the class of that name, which every runtime has.) */
export interface OrderedEvent extends Omit<OutboxMessage, 'id'> {
  readonly position: number;
}
