import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../db/db';
import { insertOutboxMessages } from '../outbox/outbox.repository';
import { digestOf } from './digest';
import { insertChange } from './mutation.repository';

/** What a use case has changed: one object, as it was and as it is. The same before and after: it was done already, and nothing is. */
export interface Changed {
  readonly prefix: string;
  readonly id: Id;
  /** Whose fact it is; null of nobody's, of what is no fact of a customer, and of what several may hold. */
  readonly customerId: Id | null;
  /** Of what several may hold: whose it was or is. Told of each, so that whoever reaches one of them hears of it, and nobody else. */
  readonly heldBy?: readonly Id[];
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
  { prefix, id, customerId, heldBy = [], before, after }: Changed,
): Promise<void> {
  const object = `${prefix}_${id}`;
  const beforeDigest = before && digestOf(before);
  const afterDigest = digestOf(after);
  await insertChange(tx, { ...deed, id: changeId, object, beforeDigest, afterDigest });
  const { action: topic, at } = deed;
  const whose = heldBy.length === 0 ? [customerId] : [...new Set(heldBy)];
  const messages = whose.map((each) => ({ id: newId(), at, topic, object, customerId: each, changeId }));
  await insertOutboxMessages(tx, messages);
}
