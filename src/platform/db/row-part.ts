import { onceOfObject } from '../../kernel/once';

/** Columns of a table by the property of its rows that each becomes. */
export type Columns<Row> = Readonly<Record<keyof Row & string, string>>;

const selected = (columns: readonly (readonly [string, string])[]): string =>
  columns.map(([property, column]) => `${column} AS ${property}`).join(', ');

/** What selects all of them. */
export const allOf = <Row>(columns: Columns<Row>): string => selected(Object.entries<string>(columns));

/** Some columns of rows, for a question that shows no more of them. */
export interface RowPart {
  readonly columns: string;
  /** The properties that are read. */
  readonly properties: ReadonlySet<string>;
  /** Lets nobody read by mistake what a row was read without: that throws. */
  readonly guard: (row: object) => void;
}

interface Parts<Row> {
  readonly columns: Columns<Row>;
  /** What is read in any case: whose a row is, and where it stands in its list. */
  readonly always: readonly (keyof Row & string)[];
  /** What fields read beside or instead of the property of their name. A field that is neither here nor a property may read everything. */
  readonly readBy: Readonly<Partial<Record<string, readonly (keyof Row & string)[]>>>;
}

function guardAgainst(missing: readonly string[]): (row: object) => void {
  const refusals = missing.map((property): [string, PropertyDescriptor] => [
    property,
    {
      get: () => {
        throw new TypeError(`"${property}" was not read: no field that is asked says that it reads it.`);
      },
    },
  ]);
  const guarded: object = Object.create(Object.prototype, Object.fromEntries(refusals)) as object;
  return (row) => {
    Object.setPrototypeOf(row, guarded);
  };
}

function partFor<Row>({ columns, always, readBy }: Parts<Row>, fields: ReadonlySet<string>): RowPart | null {
  const read = new Set<string>(always);
  for (const field of fields) {
    const properties = Object.hasOwn(readBy, field)
      ? readBy[field]
      : Object.hasOwn(columns, field) && [field];
    if (!properties) return null;
    for (const property of properties) read.add(property);
  }
  const entries = Object.entries<string>(columns);
  const missing = Object.keys(columns).filter((property) => !read.has(property));
  return {
    properties: read,
    columns: selected(entries.filter(([property]) => read.has(property))),
    guard: guardAgainst(missing),
  };
}

/** Whether what was read as one part has all of another; null is everything. */
export function hasAllOf(one: RowPart | null, other: RowPart | null): boolean {
  if (one === null || other === null) return one === null;
  for (const property of other.properties) if (!one.properties.has(property)) return false;
  return true;
}

/** As much of a table's rows as some fields read; null where that may be everything. Worked out once for each set of fields. */
export function partsOf<Row>(parts: Parts<Row>): (fields: ReadonlySet<string>) => RowPart | null {
  return onceOfObject((fields) => partFor(parts, fields));
}
