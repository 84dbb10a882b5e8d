import type { ReferenceRows } from './bank';
import type { Facts } from './rows';

/** How many rows there are, over all tables. */
export function countRows(tables: Facts | ReferenceRows): number {
  let count = 0;
  for (const rows of Object.values<readonly unknown[]>({ ...tables })) count += rows.length;
  return count;
}
