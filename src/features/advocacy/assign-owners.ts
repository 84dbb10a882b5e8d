import type { Clock } from '../../kernel/clock';
import { newId, type Id } from '../../kernel/id';
import type { AuditTrail } from '../../platform/audit/audit';
import type { Db } from '../../platform/db/db';
import { CLOCK } from '../../platform/jobs/clock-viewer';
import { Failures } from '../../platform/jobs/failures';
import { recordChange, type Deed } from '../../platform/mutations/record-change';
import { holdCustomer } from '../customers/held-customer.effects';
import { lockStatuses, saveStatuses } from './advocacy-status-write.repository';
import { advocacyStatusName } from './advocacy-status.type';
import { changedStatus } from './change-status';
import { mustHaveOwner, ownerOf, type PossibleOwner } from './domain/advocate-owner';
import {
  findOwnersOfTeams,
  findUnowned,
  FIRST_UNOWNED,
  type UnownedAdvocate,
} from './unowned-advocate.repository';

/** Advocates that are found at once; each is given to somebody in a transaction of its own. */
const BATCH = 50;

interface Means {
  readonly db: Db;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Gives one advocate to an agent, on record, unless somebody looks after them by now, or need not. */
async function assign({ db, audit }: Means, customerId: Id, ownerId: Id, at: Date): Promise<boolean> {
  const deed: Deed = {
    ...{ action: 'advocacy:assignOwner', changeId: newId(), subjectId: CLOCK.subjectId },
    ...{ requestId: newId(), at },
  };
  const subjects = [`${advocacyStatusName.prefix}_${customerId}`, `chg_${deed.changeId}`];
  await audit.record({ viewer: CLOCK, action: deed.action, at, reason: null, subjects });
  return db.transaction(async (tx) => {
    const { ids } = await holdCustomer(tx, customerId);
    // Merged meanwhile: the survivor has a status of their own.
    if (ids[0] !== customerId) return false;
    const [before] = await lockStatuses(tx, [customerId]);
    if (before?.ownerId !== null || !mustHaveOwner(before)) return false;
    const after = { ...before, ownerId, version: before.version + 1 };
    await saveStatuses(tx, [after], at);
    await recordChange(tx, deed, changedStatus(before, after).done);
    return true;
  });
}

/** Of a batch each is given to whoever of their team has the fewest, counting those of the batch. */
async function assignAll(
  means: Means,
  found: readonly UnownedAdvocate[],
  { at, failures }: { readonly at: Date; readonly failures: Failures },
): Promise<number> {
  if (found.length === 0) return 0;
  const teams = await findOwnersOfTeams(means.db, [...new Set(found.map(({ teamId }) => teamId))]);
  let assigned = 0;
  for (const { customerId, teamId } of found) {
    const agents: readonly PossibleOwner[] = teams.get(teamId) ?? [];
    const ownerId = ownerOf(agents);
    if (ownerId === null) continue;
    if (!(await failures.tolerate(() => assign(means, customerId, ownerId, at), false))) continue;
    assigned += 1;
    const counted = agents.map((agent) =>
      agent.id === ownerId ? { ...agent, advocates: agent.advocates + 1 } : agent,
    );
    teams.set(teamId, counted);
  }
  return assigned;
}

/**
 * Gives every advocate who must have an owner, and has none, to an agent of the team that looks after them as a customer: whoever has the fewest.
 * Where no team is known, or nobody is of it, they stay in the list of those without. A turn that comes twice, or beside that of another instance,
 * comes to the same. Gives how many were given to somebody.
 */
export async function assignOwners(means: Means, signal?: AbortSignal): Promise<number> {
  const turn = { at: means.clock(), failures: new Failures() };
  let assigned = 0;
  for (let place: Pick<UnownedAdvocate, 'score' | 'customerId'> = FIRST_UNOWNED; signal?.aborted !== true;) {
    const found = await findUnowned(means.db, place, BATCH);
    assigned += await assignAll(means, found, turn);
    const last = found.at(-1);
    if (last === undefined || found.length < BATCH) break;
    place = last;
  }
  turn.failures.tell('advocates could not be given to anybody.');
  return assigned;
}
