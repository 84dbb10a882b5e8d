import type { Page } from '../../kernel/page';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { RequestContext } from '../../platform/graphql/context';
import { loadPage, parentPlainList, PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { brokenSince } from './domain/promise-clock';
import { isWaitedFor, standingAt, type Standing } from './domain/promise-standing';
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

/** Whether an open promise is overdue, or broken for no longer than somebody waits. */
async function isOpenOneOwed(context: RequestContext, promise: PromiseRow): Promise<boolean> {
  const changes = await historyOf(context, promise);
  const standing = standingAt(context.now, promise, changes);
  if (standing !== 'BROKEN') return standing === 'OVERDUE';
  const since = brokenSince(context.now, promise, changes);
  return since !== null && isWaitedFor(since, context.now);
}

/**
 * Whether a customer waits for something past the date that counts: it is overdue, or was broken a short while ago, whether or not the clock
 * has put that on record yet: the answer does not depend on when it did. Looks at no more than the hundred oldest open promises, and the
 * hundred latest broken ones.
 */
export async function isSomethingOverdue(
  context: RequestContext,
  customerIds: CustomerIds,
): Promise<boolean> {
  const load = (state: 'OPEN' | 'BROKEN', fromEnd: boolean): Promise<Page<PromiseRow>> => {
    const page = { limit: PLAIN_LIST_CAP, fromEnd, after: null, before: null, looksBeyond: false };
    return loadPage(context, promisesByCustomer, customerIds, { page, narrowing: { state } });
  };
  const [open, broken] = await Promise.all([load('OPEN', true), load('BROKEN', false)]);
  if (broken.rows.some(({ settledAt, dueAt }) => isWaitedFor(settledAt ?? dueAt, context.now))) return true;
  const owed = await Promise.all(open.rows.map((promise) => isOpenOneOwed(context, promise)));
  return owed.includes(true);
}
