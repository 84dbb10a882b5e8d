import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { dueDateThatCounts, standingAt } from '../../../src/features/promises/domain/promise-standing';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

/** What must not be of how promises were put off. */
export function checkPromises(bank: Bank, facts: Facts, check: Check): void {
  const promises = new Map(facts.promises.map((row) => [row.id, row]));
  const changes = groupBy(facts.promiseChanges, (row) => row.promiseId);
  check('a promise is put off while it runs, by its owner', facts.promiseChanges, (row) => {
    const promise = promises.get(row.promiseId);
    if (promise === undefined) return false;
    const until = promise.settledAt?.getTime() ?? bank.asOf;
    const isOfOwner = row.agentId === promise.ownerId && row.sourceProfileId === promise.sourceProfileId;
    return (
      isOfOwner &&
      row.customerId === promise.customerId &&
      row.at >= promise.madeAt &&
      row.at.getTime() < until &&
      row.formerDueAt < row.newDueAt
    );
  });
  check('a promise is put off once', [...changes.values()], (same) => same.length === 1);
  check('the date of a promise is the one that counts', facts.promises, (row) => {
    return dueDateThatCounts(row.dueAt, changes.get(row.id) ?? []).getTime() === row.dueAt.getTime();
  });
  check('a promise stands as it is recorded, or is overdue', facts.promises, (row) => {
    const standing = standingAt(new Date(bank.asOf), row, changes.get(row.id) ?? []);
    return standing === row.state || (row.state === 'OPEN' && standing === 'OVERDUE');
  });
  check('only what was kept has evidence', facts.promises, (row) => {
    return row.evidence === null || row.state === 'KEPT' || row.state === 'KEPT_LATE';
  });
}
