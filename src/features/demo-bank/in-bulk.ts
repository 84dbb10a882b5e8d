import { availableParallelism } from 'node:os';
import type { InBulk } from './seed-demo-bank';

/** From here on a bank is loaded in bulk: below, starting threads and building indexes takes longer than it saves. */
const BULK_FROM_CUSTOMERS = 20_000;

/** How a bank of so many customers is loaded best: by as many threads as processors; one more was a tenth slower, two more a fifth. */
export function bulkOf(
  customers: number,
  databaseUrl: string,
  threads = customers < BULK_FROM_CUSTOMERS ? 0 : availableParallelism(),
): { readonly inBulk?: InBulk } {
  return threads === 0 ? {} : { inBulk: { databaseUrl, threads } };
}
