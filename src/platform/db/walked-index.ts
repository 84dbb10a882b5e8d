/**
 * The servers choose an index by how many rows a condition leaves, not by how few of them a page shows. Where a condition leaves many,
 * MariaDB begins at the first of them, however far on the page is, and MySQL sorts all of them. So where a list knows the index that has
 * its rows in their order, it names it.
 */
export function walking(index: string | null): string {
  return index === null ? '' : ` FORCE INDEX (${index})`;
}

/** Which index has the rows of a list in their order. */
export interface OrderedIndexes<Filter> {
  /** Of those of one value of a field. */
  readonly held: Partial<Readonly<Record<keyof Filter, string>>>;
  /** Further fields that the index of a held one narrows too. */
  readonly within?: Partial<Readonly<Record<keyof Filter, readonly (keyof Filter)[]>>>;
  /** Of all rows; left to the server where there is none. */
  readonly all?: string;
  /** Fields that no index finds: whatever is asked of them, the rows are walked. */
  readonly unindexed: readonly (keyof Filter)[];
}

/**
 * The index that a filter's rows are walked by; null where it asks for something that another index may find sooner. Of two fields
 * that have an index each, the server knows better which value is the rarer one.
 */
export function indexOf<Filter extends object>(
  filter: Filter,
  { held, within = {}, all, unindexed }: OrderedIndexes<Filter>,
): string | null {
  // Object.keys knows less than the type does: a filter has the fields of its class and no others.
  const given = (Object.keys(filter) as (keyof Filter)[]).filter((field) => filter[field] != null);
  const narrowedBy = (field: keyof Filter): boolean => {
    const comparison: { readonly eq?: unknown } | null | undefined = filter[field] as object | null;
    const narrowed = [field, ...(within[field] ?? []), ...unindexed];
    return comparison?.eq != null && given.every((other) => narrowed.includes(other));
  };
  const chosen = (Object.keys(held) as (keyof Filter)[]).find(narrowedBy);
  if (chosen !== undefined) return held[chosen] ?? null;
  return given.every((field) => unindexed.includes(field)) ? (all ?? null) : null;
}
