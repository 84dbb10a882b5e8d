import type { Id } from '../../kernel/id';
import type { RowOrder, SortValue } from './keyset';

function compare(a: SortValue, b: SortValue): number {
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Rows in the order of their list, without what came twice: a merged customer's facts come in several runs. */
export function inOrder<Row extends { readonly id: Id }>(
  rows: readonly Row[],
  { sortValueOf }: RowOrder<Row>,
  down: boolean,
): readonly Row[] {
  const sign = down ? -1 : 1;
  const byPlace = (a: Row, b: Row): number =>
    sign * (compare(sortValueOf(a), sortValueOf(b)) || compare(a.id, b.id));
  // Nearly always they come so, though no server promises it.
  let last: Row | undefined;
  const isSorted = rows.every((row) => {
    const isBehind = !last || byPlace(last, row) < 0;
    last = row;
    return isBehind;
  });
  if (isSorted) return rows;
  const sorted = rows.toSorted(byPlace);
  return sorted.filter(({ id }, index) => sorted[index - 1]?.id !== id);
}
