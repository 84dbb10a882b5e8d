import type { Clock } from '../../kernel/clock';
import { newId, type Id } from '../../kernel/id';
import type { AuditTrail } from '../../platform/audit/audit';
import { isUnreachable } from '../../platform/db/database-error';
import type { Db, Tx } from '../../platform/db/db';
import { CLOCK } from '../../platform/jobs/clock-viewer';
import { recordChange, type Deed } from '../../platform/mutations/record-change';
import type { Log } from '../../platform/observability/log';
import { deriveStatuses } from '../advocacy/derive-statuses.effects';
import { clockSays, type ClockSays } from './domain/promise-clock';
import {
  findDuePromises,
  holdDuePromise,
  noteOverdue,
  type ClockPlace,
  type DuePromise,
} from './promise-clock.repository';
import { listDueDateChanges, updatePromise, type StoredPromise } from './promise-write.repository';
import { promiseName } from './promise.type';

/** Promises that are found at once; each is moved in a transaction of its own. */
const BATCH = 50;

export interface ClockMeans {
  readonly db: Db;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a turn of the clock has put on record. */
export interface ClockTurn {
  readonly overdue: number;
  readonly broken: number;
}

type Topic = 'promise:overdue' | 'promise:broken';

/** What is to be done to one promise: each deed is in the audit trail before it is done. */
interface Tried extends ClockSays {
  readonly seen: DuePromise;
  readonly deeds: Readonly<Record<Topic, Deed>>;
}

const storedOf = ({ clockAt: _, overdueToldFor: __, ...stored }: DuePromise): StoredPromise => stored;

async function write(tx: Tx, { seen, isOverdueToTell, brokenSince, deeds }: Tried): Promise<boolean> {
  if (!(await holdDuePromise(tx, seen))) return false;
  const before = storedOf(seen);
  const { id, customerId } = before;
  const changed = { prefix: promiseName.prefix, id, customerId, before };
  if (isOverdueToTell) {
    await noteOverdue(tx, before);
    await recordChange(tx, deeds['promise:overdue'], { ...changed, after: before });
  }
  if (brokenSince !== null) {
    const after: StoredPromise = {
      ...before,
      state: 'BROKEN',
      settledAt: brokenSince,
      version: before.version + 1,
    };
    const { at } = deeds['promise:broken'];
    await updatePromise(tx, after, at);
    if (customerId !== null) await deriveStatuses(tx, [customerId], at);
    await recordChange(tx, deeds['promise:broken'], { ...changed, after });
  }
  return true;
}

/** Looks at one promise, and puts on record what the clock has to say of it, unless somebody else is at it. */
async function look(
  { db, audit }: ClockMeans,
  seen: DuePromise,
  turn: Pick<Deed, 'requestId' | 'at'>,
): Promise<ClockSays | null> {
  const says = clockSays(turn.at, seen, await listDueDateChanges(db, seen.id));
  const deed = (action: Topic): Deed => ({ ...turn, action, changeId: newId(), subjectId: CLOCK.subjectId });
  const deeds = { 'promise:overdue': deed('promise:overdue'), 'promise:broken': deed('promise:broken') };
  const tried: Deed[] = [];
  if (says.isOverdueToTell) tried.push(deeds['promise:overdue']);
  if (says.brokenSince !== null) tried.push(deeds['promise:broken']);
  if (tried.length === 0) return null;
  for (const { action, at, changeId } of tried) {
    const subjects = [`${promiseName.prefix}_${seen.id}`, `chg_${changeId}`];
    await audit.record({ viewer: CLOCK, action, at, reason: null, subjects });
  }
  return (await db.transaction((tx) => write(tx, { ...says, seen, deeds }))) ? says : null;
}

const FIRST: ClockPlace = { clockAt: new Date(0), id: '' };

/**
 * Goes once through all promises whose moment has passed: tells that they are overdue, and breaks those whose grace has ended. What has been done
 * stands in each promise itself, so a turn that comes late, twice, or beside that of another instance comes to the same: who finds a promise held, or
 * not as it was seen, leaves it. One that cannot be moved keeps no other from being moved; the turn fails at its end.
 */
export async function turnClock(means: ClockMeans, signal?: AbortSignal): Promise<ClockTurn> {
  const { db, clock, log } = means;
  const turn = { requestId: newId(), at: clock() };
  const done = { overdue: 0, broken: 0 };
  const failed: Id[] = [];
  for (let place = FIRST; ;) {
    const found = await findDuePromises(db, turn.at, place, BATCH);
    for (const promise of found) {
      if (signal?.aborted === true) return done;
      try {
        const says = await look(means, promise, turn);
        done.overdue += Number(says?.isOverdueToTell ?? false);
        done.broken += Number((says?.brokenSince ?? null) !== null);
      } catch (error) {
        if (isUnreachable(error)) throw error;
        log.error({ err: error, promise: promise.id }, 'The clock could not move a promise');
        failed.push(promise.id);
      }
    }
    const last = found.at(-1);
    if (last === undefined || found.length < BATCH) break;
    place = last;
  }
  if (failed.length > 0) throw new Error(`The clock could not move ${String(failed.length)} promises.`);
  return done;
}
