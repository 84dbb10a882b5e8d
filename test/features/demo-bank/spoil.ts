/** The list with its first row that is so replaced by a broken one. */
export function spoil<Row>(
  rows: readonly Row[],
  is: (row: Row) => boolean,
  broken: (row: Row) => Partial<Row>,
): Row[] {
  const index = rows.findIndex(is);
  expect(index).toBeGreaterThanOrEqual(0);
  return rows.map((row, place) => (place === index ? { ...row, ...broken(row) } : row));
}
