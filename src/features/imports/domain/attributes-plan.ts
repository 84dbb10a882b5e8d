import { compileDate } from './moments';
import type { AttributeRule } from './mapping';
import type { Surroundings } from './plan';
import type { Read, Row } from './row';
import { compileAmount, compileText } from './text';
import { oneOf } from './vocabulary';

/** A value of each attribute that a record speaks of, by key; null where the source says that there is none. */
export type AttributeValues = Readonly<Record<string, string | boolean | null>>;

const DAY_MS = 86_400_000;
/** As long as the text of an attribute is stored. */
const TEXT = { maxLength: 255 };

function compileDays(
  {
    from,
    to,
  }: { readonly from: Parameters<typeof compileDate>[0]; readonly to: Parameters<typeof compileDate>[0] },
  { columns }: Surroundings,
): Read<string> {
  const [first, last] = [compileDate(from, columns), compileDate(to, columns)];
  return (row) => {
    const [begin, end] = [first(row), last(row)];
    return begin === null || end === null ? null : String((Date.parse(end) - Date.parse(begin)) / DAY_MS);
  };
}

function compileAttribute(rule: AttributeRule, surroundings: Surroundings): Read<string | boolean> {
  const { columns } = surroundings;
  switch (rule.type) {
    case 'TEXT':
      return compileText(rule.value, columns, TEXT);
    case 'NUMBER':
      return 'days' in rule ? compileDays(rule.days, surroundings) : compileAmount(rule.value, columns);
    case 'DATE':
      return compileDate(rule.value, columns);
    case 'BOOLEAN': {
      const read = compileText(rule.value, columns, oneOf(['true', 'false']));
      return (row) => {
        const text = read(row);
        return text === null ? null : text === 'true';
      };
    }
  }
}

/** Reads the attributes of a record. */
export function compileAttributes(
  rules: Readonly<Record<string, AttributeRule>>,
  surroundings: Surroundings,
): (row: Row) => AttributeValues {
  const reads = Object.entries(rules).map(
    ([key, rule]) => [key, compileAttribute(rule, surroundings)] as const,
  );
  return (row) => Object.fromEntries(reads.map(([key, read]) => [key, read(row)]));
}
