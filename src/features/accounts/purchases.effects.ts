import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { RequestContext } from '../../platform/graphql/context';
import { narrowedPlainList } from '../../platform/graphql/list-loader';
import { accountsByCustomer } from './account.loaders';

/** Of the latest accounts: who opens more within some weeks is asked about these. */
const PURCHASES_CAP = 100;

/** When a customer bought something: accounts are what is bought of a bank. */
export async function purchasesOf(within: RequestContext, customerIds: CustomerIds): Promise<Date[]> {
  const list = { customerIds, narrowing: { at: within.now, includeEnded: true, status: null } };
  const accounts = await narrowedPlainList(within, accountsByCustomer, list, PURCHASES_CAP);
  return accounts.flatMap(({ openedAt }) => openedAt ?? []);
}
