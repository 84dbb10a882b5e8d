import type { Clock } from '../../kernel/clock';
import { newId } from '../../kernel/id';
import type { AuditTrail } from '../../platform/audit/audit';
import type { Db } from '../../platform/db/db';
import { CLOCK } from '../../platform/jobs/clock-viewer';
import { Failures } from '../../platform/jobs/failures';
import { recordChange, type Deed } from '../../platform/mutations/record-change';
import {
  endAsk,
  findSilentAsks,
  holdSilentAsk,
  type AskPlace,
  type StoredAsk,
} from './advocacy-ask-write.repository';
import { advocacyAskName } from './advocacy-ask.type';
import { askedLongAgo, endsUnansweredAt } from './domain/ask-end';

/** Asks that are found at once; each is ended in a transaction of its own. */
const BATCH = 50;

interface Means {
  readonly db: Db;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Ends one ask, on record, unless somebody else is at it. */
async function end({ db, audit }: Means, before: StoredAsk, at: Date): Promise<boolean> {
  const deed: Deed = {
    ...{ action: 'ask:end', changeId: newId(), subjectId: CLOCK.subjectId },
    ...{ requestId: newId(), at },
  };
  const { prefix } = advocacyAskName;
  const { id, customerId } = before;
  const subjects = [`${prefix}_${id}`, `chg_${deed.changeId}`];
  await audit.record({ viewer: CLOCK, action: deed.action, at, reason: null, subjects });
  return db.transaction(async (tx) => {
    if (!(await holdSilentAsk(tx, before))) return false;
    const endedAt = endsUnansweredAt(before.askedAt);
    const after: StoredAsk = { ...before, outcome: 'UNANSWERED', endedAt, version: before.version + 1 };
    await endAsk(tx, after, at);
    await recordChange(tx, deed, { prefix, id, customerId, before, after });
    return true;
  });
}

const FIRST: AskPlace = { askedAt: new Date(0), id: '' };

/**
 * Ends the asks to which nobody has said anything in time, as of when that was over: a turn that comes late, twice, or beside that of another
 * instance comes to the same. Gives how many it has ended.
 */
export async function endSilentAsks(means: Means, signal?: AbortSignal): Promise<number> {
  const at = means.clock();
  const failures = new Failures();
  let ended = 0;
  for (let place = FIRST; ;) {
    const found = await findSilentAsks(means.db, askedLongAgo(at), place, BATCH);
    for (const ask of found) {
      if (signal?.aborted === true) return ended;
      ended += Number(await failures.tolerate(() => end(means, ask, at), false));
    }
    const last = found.at(-1);
    if (last === undefined || found.length < BATCH) break;
    place = last;
  }
  failures.tell('asks could not be ended.');
  return ended;
}
