import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../db/db';
import { insertOutboxMessage } from '../outbox/outbox.repository';
import { digestOf } from './digest';
import { insertChange } from './mutation.repository';

/** What a use case has changed: one object, as it was and as it is. The same before and after: it was done already, and nothing is. */
export interface Changed {
  readonly prefix: string;
  readonly id: Id;
  /** Whose fact it is; null of nobody's, and of what is no fact of a customer. */
  readonly customerId: Id | null;
  /** Null for what was made. */
  readonly before: object | null;
  readonly after: object;
}

/** Who did what, when, and on which request. */
export interface Deed {
  readonly action: string;
  readonly changeId: Id;
  readonly subjectId: string;
  readonly requestId: Id;
  readonly at: Date;
}

/** Writes who did what, and tells whoever must hear of it. */
export async function recordChange(
  tx: Tx,
  { changeId, ...deed }: Deed,
  { prefix, id, customerId, before, after }: Changed,
): Promise<void> {
  const object = `${prefix}_${id}`;
  const beforeDigest = before && digestOf(before);
  const afterDigest = digestOf(after);
  await insertChange(tx, { ...deed, id: changeId, object, beforeDigest, afterDigest });
  const { action: topic, at } = deed;
  await insertOutboxMessage(tx, { id: newId(), at, topic, object, customerId, changeId });
}
