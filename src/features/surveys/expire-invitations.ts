import type { Clock } from '../../kernel/clock';
import { newId } from '../../kernel/id';
import type { AuditTrail } from '../../platform/audit/audit';
import type { Db } from '../../platform/db/db';
import { CLOCK } from '../../platform/jobs/clock-viewer';
import { Failures } from '../../platform/jobs/failures';
import { recordChange, type Deed } from '../../platform/mutations/record-change';
import { moveOn, timeOf } from './domain/invitation';
import {
  findOverInvitations,
  holdOverInvitation,
  type ExpiryPlace,
  type OverInvitation,
} from './expired-invitation.repository';
import { updateInvitation, type StoredInvitation } from './invitation-write.repository';
import { invitationName } from './invitation.type';

/** Invitations that are found at once; each is moved in a transaction of its own. */
const BATCH = 50;

interface Means {
  readonly db: Db;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

const storedOf = ({ openUntil: _, ...stored }: OverInvitation): StoredInvitation => stored;

/** It expires when its time was over, or, if it has got on since by what somebody told late, at that moment. */
function expired(before: StoredInvitation, openUntil: Date): StoredInvitation {
  const at = new Date(Math.max(openUntil.getTime(), timeOf(before).getTime()));
  return { ...before, ...moveOn(before, 'EXPIRED', at), version: before.version + 1 };
}

/** Ends one invitation, on record, unless somebody else is at it. */
async function expire({ db, audit }: Means, seen: OverInvitation, at: Date): Promise<boolean> {
  const deed: Deed = {
    ...{ action: 'invitation:expire', changeId: newId(), subjectId: CLOCK.subjectId },
    ...{ requestId: newId(), at },
  };
  const { prefix } = invitationName;
  const subjects = [`${prefix}_${seen.id}`, `chg_${deed.changeId}`];
  await audit.record({ viewer: CLOCK, action: deed.action, at, reason: null, subjects });
  return db.transaction(async (tx) => {
    if (!(await holdOverInvitation(tx, seen))) return false;
    const before = storedOf(seen);
    const after = expired(before, seen.openUntil);
    await updateInvitation(tx, after, at);
    const { id, customerId } = before;
    await recordChange(tx, deed, { prefix, id, customerId, before, after });
    return true;
  });
}

const FIRST: ExpiryPlace = { openUntil: new Date(0), id: '' };

/**
 * Ends the invitations whose time is over. What cannot be answered any more is refused whether or not this has been; so a turn that comes late,
 * twice, or beside that of another instance comes to the same. Gives how many it has ended.
 */
export async function expireInvitations(means: Means, signal?: AbortSignal): Promise<number> {
  const at = means.clock();
  const failures = new Failures();
  let ended = 0;
  for (let place = FIRST; ;) {
    const found = await findOverInvitations(means.db, at, place, BATCH);
    for (const seen of found) {
      if (signal?.aborted === true) return ended;
      ended += Number(await failures.tolerate(() => expire(means, seen, at), false));
    }
    const last = found.at(-1);
    if (last === undefined || found.length < BATCH) break;
    place = last;
  }
  failures.tell('invitations could not be ended.');
  return ended;
}
