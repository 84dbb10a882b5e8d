import type { Id } from '../../kernel/id';
import { laterOf } from '../../kernel/instant';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import { illegalMove, notFound, refusalOfVersion, type Refused } from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import { deriveStatuses } from '../advocacy/derive-statuses.effects';
import { allowedMoves, MOVES, type PromiseMove } from './domain/promise-moves';
import { standingAt, type DueDateChange, type Standing } from './domain/promise-standing';
import type { PromiseRefusal } from './promise-refusal';
import {
  listDueDateChanges,
  lockPromise,
  updatePromise,
  type StoredPromise,
} from './promise-write.repository';
import { promiseName } from './promise.type';

/** Which promise, and as whoever asks has seen it. */
export interface MovedPromise {
  readonly id: Id;
  readonly expectedVersion: number | null;
}

/** A promise that may be moved. */
export interface Movable {
  readonly promise: StoredPromise;
  readonly standing: Standing;
  readonly changes: readonly DueDateChange[];
}

/** What a move makes of a promise. */
export type Moved = Partial<Pick<StoredPromise, 'state' | 'dueAt' | 'graceEndsAt' | 'evidence'>>;

/**
 * Moves a promise: holds it, sees that it is within reach, as expected, and may be moved so, and writes what `make` makes of it. One that
 * does not stay open is settled now, though not before what happened to it last by the clock of another instance; one that is broken takes its customer down.
 */
export async function movePromise(
  { db, now, scope }: RequestContext,
  { id, expectedVersion }: MovedPromise,
  move: PromiseMove,
  make: (movable: Movable) => Promise<Moved | Refused> | Moved | Refused,
): Promise<Result<Changed, PromiseRefusal>> {
  const before = await lockPromise(db, scope, id);
  if (before === null) return notFound('id', 'promise');
  const stale = refusalOfVersion('promise', expectedVersion, before.version);
  if (stale !== null) return stale;
  const changes = await listDueDateChanges(db, id);
  const standing = standingAt(now, before, changes);
  if (MOVES[standing][move] === undefined)
    return illegalMove('promise', move, standing, allowedMoves(standing));
  const moved = await make({ promise: before, standing, changes });
  if ('refused' in moved) return moved;
  const after = { ...before, ...moved, version: before.version + 1 };
  const settledAt = laterOf(now, changes.at(-1)?.at ?? before.madeAt);
  const settled = after.state === 'OPEN' ? after : { ...after, settledAt };
  await updatePromise(db, settled, now);
  const { customerId } = before;
  if (settled.state === 'BROKEN' && customerId !== null) await deriveStatuses(db, [customerId], now);
  return { done: { prefix: promiseName.prefix, id, customerId, before, after: settled } };
}
