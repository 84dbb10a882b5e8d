import type { Debts } from '../../asks/domain/ask-budget';
import { isWaitedFor, standingAt } from '../../promises/domain/promise-standing';
import type { FactCounts } from './count-facts';
import type { Facts } from './rows';

/** Whether something that began and ended then (null: not yet) was going on at a moment. */
function isDuring(at: Date, from: Date, until: Date | null): boolean {
  const time = at.getTime();
  return from.getTime() <= time && (until === null || until.getTime() > time);
}

/** What the bank owed a customer at any moment, by the facts that were added since there were so many, all of them theirs. */
export function debtsOver(facts: Facts, before: FactCounts): (at: Date) => Debts {
  const complaints = facts.cases.slice(before.cases).filter(({ kind }) => kind === 'COMPLAINT');
  const promises = facts.promises.slice(before.promises);
  const changes = facts.promiseChanges.slice(before.promiseChanges);
  const loops = facts.surveyLoops.slice(before.surveyLoops);
  return (at) => ({
    hasOpenComplaint: complaints.some(({ openedAt, resolvedAt }) => isDuring(at, openedAt, resolvedAt)),
    hasOverduePromise: promises.some((promise) => {
      const { madeAt, settledAt, state } = promise;
      if (state === 'BROKEN' && settledAt !== null && isWaitedFor(settledAt, at)) return true;
      if (!isDuring(at, madeAt, settledAt)) return false;
      const known = changes.filter((change) => change.promiseId === promise.id && change.at <= at);
      return standingAt(at, { ...promise, state: 'OPEN' }, known) !== 'OPEN';
    }),
    hasOpenLoop: loops.some(({ createdAt, closedAt }) => isDuring(at, createdAt, closedAt)),
  });
}
