/** A row as it was read, with one property more: to copy it would take as long as to read it, and what Object.assign does goes a slow way (docs/adr/0026-what-every-request-pays.md). */
export function complete<Row extends object, Property extends string, Value>(
  row: Row,
  property: Property,
  value: Value,
): Row & Readonly<Record<Property, Value>> {
  const completed = row as Record<string, unknown>;
  completed[property] = value;
  return row as Row & Readonly<Record<Property, Value>>;
}
