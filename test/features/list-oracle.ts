import fc from 'fast-check';

/** One comparable field of a row, as the graph writes it. */
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>> & { readonly id: string };

/** How a field may be compared: what the API calls it, and which operators its kind has. */
const OPERATORS = {
  enum: ['eq', 'in', 'notIn', 'isNull'],
  id: ['eq', 'in', 'notIn', 'isNull'],
  time: ['eq', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  int: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  string: ['eq', 'in', 'notIn', 'startsWith', 'isNull'],
  text: ['eq', 'in', 'notIn', 'startsWith', 'contains', 'isNull'],
  flag: ['eq'],
  decimal: ['eq', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  maybe: ['eq', 'isNull'],
} as const;
type Kind = keyof typeof OPERATORS;

/** A list of the API with all of its rows, as the graph writes them. */
export interface List {
  readonly name: string;
  readonly type: string;
  /** Sorts of the list; null sorts lowest. */
  readonly sorts: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Kind>>;
  /** Attributes by key, with what the filter calls their comparison and its kind; a row has them as `@key`. */
  readonly attributes?: Readonly<Record<string, readonly [comparison: string, kind: Kind]>>;
  readonly rows: readonly Row[];
}

export type Filter = Readonly<Record<string, unknown>>;

/** An exact decimal as a whole number of its fourth places. */
function tenThousandths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
}

/** The attribute's value and what it is compared with, both as numbers where they are decimals. */
function matchesAttribute(row: Row, { key, ...comparisons }: Readonly<Record<string, unknown>>): boolean {
  const value = row[`@${String(key)}`] ?? null;
  return Object.entries(comparisons).every(([name, part]) => {
    const comparison = part as Readonly<Record<string, unknown>>;
    if (name !== 'number') return matchesComparison(value, comparison);
    const exact = (operand: unknown): unknown => {
      if (Array.isArray(operand)) return operand.map(exact);
      return typeof operand === 'string' ? tenThousandths(operand) : operand;
    };
    const inNumbers = Object.fromEntries(Object.entries(comparison).map(([of, to]) => [of, exact(to)]));
    return matchesComparison(value === null ? null : tenThousandths(String(value)), inNumbers);
  });
}

/** What a comparison means, in plain code that knows nothing of SQL. */
function matchesComparison(value: Value | bigint, comparison: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(comparison).every(([operator, operand]) => {
    if (operator === 'isNull') return (value === null) === operand;
    if (value === null) return false;
    const list = Array.isArray(operand) ? (operand as (Value | bigint)[]) : [];
    const other = operand as string | number;
    switch (operator) {
      case 'eq':
        return value === other;
      case 'in':
        return list.includes(value);
      case 'notIn':
        return !list.includes(value);
      case 'gt':
        return value > other;
      case 'gte':
        return value >= other;
      case 'lt':
        return value < other;
      case 'lte':
        return value <= other;
      case 'startsWith':
        return String(value).startsWith(String(other));
      case 'contains':
        return String(value).includes(String(other));
      default:
        throw new Error(`No such operator: ${operator}`);
    }
  });
}

/** Whether a row is chosen by a filter. */
export function matches(row: Row, filter: Filter): boolean {
  return Object.entries(filter).every(([name, part]) => {
    if (name === 'and') return (part as Filter[]).every((inner) => matches(row, inner));
    if (name === 'or') return (part as Filter[]).some((inner) => matches(row, inner));
    if (name === 'not') return !matches(row, part as Filter);
    if (name === 'attributes') return (part as Filter[]).every((inner) => matchesAttribute(row, inner));
    return matchesComparison(row[name] ?? null, part as Readonly<Record<string, unknown>>);
  });
}

/** The rows in the order of a list: null is lowest, the id breaks ties. */
export function sorted(rows: readonly Row[], key: string, descending: boolean): Row[] {
  const compare = (a: Value, b: Value): number => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? -1 : 1;
    return a < b ? -1 : 1;
  };
  const ascending = [...rows].sort((a, b) => compare(a[key] ?? null, b[key] ?? null) || compare(a.id, b.id));
  return descending ? ascending.reverse() : ascending;
}

/** Filters of every shape that a list has, over the values that its rows have. */
export function filterOf(list: List): fc.Arbitrary<Filter> {
  const known = (field: string): (string | number | boolean)[] => {
    const values = new Set(
      list.rows.map((row) => row[field]).filter((value) => value !== null && value !== undefined),
    );
    return [...values];
  };
  const operand = (field: string, operator: string): fc.Arbitrary<unknown> => {
    const value = fc.constantFrom(...known(field));
    if (operator === 'isNull') return fc.boolean();
    if (operator === 'startsWith') return value.map((text) => String(text).slice(0, 1));
    if (operator === 'contains') return value.map((text) => String(text).slice(1, 4));
    return operator === 'in' || operator === 'notIn' ? fc.array(value, { maxLength: 3 }) : value;
  };
  const comparisonOf = (field: string, kind: Kind): fc.Arbitrary<Filter> =>
    fc
      .subarray([...OPERATORS[kind]], { minLength: 1, maxLength: Math.min(2, OPERATORS[kind].length) })
      .chain((operators) =>
        fc.record(Object.fromEntries(operators.map((name) => [name, operand(field, name)]))),
      );
  const ofField = fc
    .constantFrom(...Object.entries(list.fields))
    .chain(([field, kind]) =>
      comparisonOf(field, kind).map((comparison): Filter => ({ [field]: comparison })),
    );
  const ofAttribute = ([key, [name, kind]]: readonly [
    string,
    readonly [string, Kind],
  ]): fc.Arbitrary<Filter> =>
    comparisonOf(`@${key}`, kind).map((comparison) => ({ key, [name]: comparison }));
  const declared = Object.entries(list.attributes ?? {}).map(ofAttribute);
  const singles: fc.Arbitrary<Filter>[] = [ofField, ofField];
  if (declared.length > 0) {
    const several = fc.array(fc.oneof(...declared), { maxLength: 2 });
    singles.push(several.map((attributes) => ({ attributes })));
  }
  const single = fc.oneof(...singles);
  const level = (inner: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
    fc.oneof(
      { weight: 3, arbitrary: single },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((and): Filter => ({ and })) },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((or): Filter => ({ or })) },
      { weight: 1, arbitrary: inner.map((not): Filter => ({ not })) },
    );
  return level(level(level(single)));
}
