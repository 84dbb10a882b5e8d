/** The record with `make` of each value and its name. */
export const mapped = (record, make) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value, name)]));
