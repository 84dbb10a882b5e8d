import type { Clock } from '../../kernel/clock';
import type { Id } from '../../kernel/id';
import { isUnreachable } from '../../platform/db/database-error';
import type { Db } from '../../platform/db/db';
import type { Log } from '../../platform/observability/log';
import {
  findEndedStages,
  lockFaded,
  saveStatuses,
  type StagePlace,
  type StoredStatus,
} from './advocacy-status-write.repository';
import { deriveStatuses } from './derive-statuses.effects';
import { carriedOn, millionthsOf, pointsOf, scoreHoldsUntil, scoreOf } from './domain/evidence';

/** Customers whose stage has ended that are found at once; each is derived in a transaction of its own. */
const STAGES_AT_ONCE = 50;
/** Statuses whose score alone has faded, in one transaction: nothing but the row itself is read. */
const SCORES_AT_ONCE = 500;

export interface FadeMeans {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a turn has looked at. */
export interface FadeTurn {
  /** Statuses derived anew, as their stage held no longer. */
  readonly stages: number;
  /** Statuses whose score was carried on. */
  readonly scores: number;
}

function carried(status: StoredStatus, now: Date): StoredStatus {
  const faded = carriedOn(pointsOf(status.weightMillionths), status.weighedAt, now);
  const weightMillionths = millionthsOf(faded);
  const weight = pointsOf(weightMillionths);
  return {
    ...status,
    ...{ weightMillionths, weighedAt: now, score: scoreOf(weight), scoreUntil: scoreHoldsUntil(weight, now) },
  };
}

const FIRST: StagePlace = { stageUntil: new Date(0), customerId: '' };

async function endStages({ db, log }: FadeMeans, now: Date, signal?: AbortSignal): Promise<number> {
  const failed: Id[] = [];
  let done = 0;
  for (let place = FIRST; ;) {
    const found = await findEndedStages(db, now, place, STAGES_AT_ONCE);
    for (const { customerId } of found) {
      if (signal?.aborted === true) return done;
      try {
        await db.transaction((tx) => deriveStatuses(tx, [customerId], now));
        done += 1;
      } catch (error) {
        if (isUnreachable(error)) throw error;
        log.error({ err: error, customer: customerId }, 'The status of a customer could not be derived');
        failed.push(customerId);
      }
    }
    const last = found.at(-1);
    if (last === undefined || found.length < STAGES_AT_ONCE) break;
    place = last;
  }
  if (failed.length > 0) throw new Error(`The status of ${String(failed.length)} customers was not derived.`);
  return done;
}

/**
 * Goes once through all statuses that hold no longer by themselves: where the stage has ended, the status is derived anew from all the facts, and each
 * move is dated when it happened; where only the score has faded, the weight is carried on. What is left to do stands in each status itself, so a turn
 * that comes late, twice, or beside that of another instance comes to the same. A score that somebody is at is left to the next turn.
 */
export async function fadeStatuses(means: FadeMeans, signal?: AbortSignal): Promise<FadeTurn> {
  const { db, clock } = means;
  const now = clock();
  let scores = 0;
  for (;;) {
    if (signal?.aborted === true) break;
    const count = await db.transaction(async (tx) => {
      const faded = await lockFaded(tx, now, SCORES_AT_ONCE);
      const after = faded.map((status) => carried(status, now));
      await saveStatuses(tx, after, now);
      return faded.length;
    });
    scores += count;
    if (count < SCORES_AT_ONCE) break;
  }
  return { scores, stages: await endStages(means, now, signal) };
}
