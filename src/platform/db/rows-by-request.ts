/** The rows of a statement that answers many requests at once, for each request its own: `request` is its place among them. */
export function rowsByRequest<Row>(
  requests: readonly unknown[],
  rows: readonly (Row & { readonly request: number })[],
): Row[][] {
  const found = requests.map((): Row[] => []);
  for (const row of rows) found[row.request]?.push(row);
  return found;
}
