/** A row as it was read, with one property more: to copy it would take as long as to read it, and Object.assign takes half a microsecond for each property. */
export function complete<Row extends object, Property extends string, Value>(
  row: Row,
  property: Property,
  value: Value,
): Row & Readonly<Record<Property, Value>> {
  const completed = row as Row & Record<Property, Value>;
  (completed as Record<Property, Value>)[property] = value;
  return completed;
}
