import { newId, type Id } from '../../kernel/id';
import type { Tx } from '../db/db';
import { digestOf } from './digest';
import { insertChange, insertOutboxMessage } from './mutation.repository';

/** One object that was changed, as it was and as it is. */
export interface Changed {
  readonly prefix: string;
  readonly id: Id;
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
  { prefix, id, before, after }: Changed,
): Promise<void> {
  const object = `${prefix}_${id}`;
  const beforeDigest = before && digestOf(before);
  const afterDigest = digestOf(after);
  await insertChange(tx, { ...deed, id: changeId, object, beforeDigest, afterDigest });
  const { action: topic, at } = deed;
  await insertOutboxMessage(tx, { id: newId(), at, topic, object, changeId });
}
