import type { Period } from './period';

interface Group {
  readonly period: Period | null;
  readonly group: string;
}

/** Periods come in their order; within one, and without, the largest group first. */
export function inOrder<Row extends Group>(rows: readonly Row[], sizeOf: (row: Row) => number): Row[] {
  const startOf = ({ period }: Group): number => period?.start.getTime() ?? 0;
  return [...rows].sort(
    (a, b) => startOf(a) - startOf(b) || sizeOf(b) - sizeOf(a) || (a.group < b.group ? -1 : 1),
  );
}
