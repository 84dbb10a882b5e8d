import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { RequestContext } from '../../platform/graphql/context';
import { parentPlainList, PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { standingAt, type Standing } from './domain/promise-standing';
import type { PromiseChangeRow } from './promise-change.type';
import { changesByPromise, promisesByCustomer } from './promise.loaders';
import type { PromiseRow } from './promise.type';

/** Nobody puts a customer off so often. */
export const HISTORY_CAP = 20;

/** The latest changes of the date of a promise, in the order of time. */
export async function historyOf(
  context: RequestContext,
  { id }: PromiseRow,
): Promise<readonly PromiseChangeRow[]> {
  const latestFirst = await parentPlainList(context, changesByPromise, id, HISTORY_CAP);
  return [...latestFirst].reverse();
}

/** Where a promise stands at the moment of the request. */
export async function standingOf(context: RequestContext, promise: PromiseRow): Promise<Standing> {
  return standingAt(context.now, promise, await historyOf(context, promise));
}

/**
 * Whether a customer waits for something past the date that counts, within its grace. What is broken is over, and stands for itself in
 * the ledger, whether or not the clock has put it on record yet: the answer does not depend on when it did. Looks at no more than the
 * hundred oldest open promises.
 */
export async function isSomethingOverdue(
  context: RequestContext,
  customerIds: CustomerIds,
): Promise<boolean> {
  const { rows } = await context.loaders.load(promisesByCustomer.page, {
    customerIds,
    page: { limit: PLAIN_LIST_CAP, fromEnd: true, after: null, before: null },
    narrowing: { state: 'OPEN' },
  });
  const standings = await Promise.all(rows.map((promise) => standingOf(context, promise)));
  return standings.some((standing) => standing === 'OVERDUE');
}
