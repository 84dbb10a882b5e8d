import { newIdBeside } from '../../kernel/id';
import { laterOf } from '../../kernel/instant';
import { invalid, type Refused } from '../../platform/mutations/refusal';
import { refusalOfDate } from '../../platform/mutations/refused-date';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import { renegotiated, type NewDate } from './domain/promise-moves';
import { dueDateThatCounts, type DueDateChange } from './domain/promise-standing';
import { movePromise, type Movable, type MovedPromise } from './move-promise';
import type { PromiseRefusal } from './promise-refusal';
import { HISTORY_CAP } from './promise-standing.loaders';
import { insertDueDateChange } from './promise-write.repository';

/** A new date, and how the customer was told of it. */
export interface Renegotiation extends NewDate {
  readonly toldHow: Channel | null;
}

function refusalOf({ promise, changes }: Movable, to: Renegotiation, now: Date): Refused | null {
  if (changes.length >= HISTORY_CAP)
    return invalid('id', `It was put off ${String(HISTORY_CAP)} times: it may be kept, broken or released.`);
  const refusal = refusalOfDate('dueAt', to.dueAt, now);
  if (refusal !== null) return refusal;
  const { toldAt, toldHow } = to;
  if (toldAt === null) return toldHow === null ? null : invalid('toldHow', '"toldHow" goes with "toldAt".');
  if (toldAt > now) return invalid('toldAt', '"toldAt" must not lie ahead.');
  // A word given before the last change was about another date.
  const since = changes.at(-1)?.at ?? promise.madeAt;
  return toldAt < since
    ? invalid('toldAt', '"toldAt" must not lie before the promise was made, or last put off.')
    : null;
}

/** Changes of a promise stand in the order in which they were made under its lock, whatever the clocks of several instances say. */
const nextAt = (now: Date, changes: readonly DueDateChange[]): Date =>
  laterOf(now, new Date((changes.at(-1)?.at.getTime() ?? 0) + 1));

/** Puts a promise off, on the ledger. It goes on only if the customer was told before the date that counted had passed; else it is broken. */
export const renegotiatePromise =
  (which: MovedPromise, to: Renegotiation): UseCase<PromiseRefusal> =>
  (within) =>
    movePromise(within, which, 'RENEGOTIATE', async (movable) => {
      const { db, now, viewer } = within;
      const refusal = refusalOf(movable, to, now);
      if (refusal !== null) return refusal;
      const { promise, changes } = movable;
      const { sourceId, sourceProfileId, customerId, dueAt: formerDueAt } = promise;
      const id = newIdBeside(promise.id);
      await insertDueDateChange(db, {
        ...{ id, sourceId, externalId: id, sourceProfileId, customerId, promiseId: promise.id },
        ...{
          at: nextAt(now, changes),
          formerDueAt,
          newDueAt: to.dueAt,
          toldAt: to.toldAt,
          toldHow: to.toldHow,
        },
        agentId: viewer.agentId,
      });
      return renegotiated(promise, dueDateThatCounts(formerDueAt, changes), to);
    });
