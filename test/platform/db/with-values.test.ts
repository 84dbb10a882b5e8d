import fc from 'fast-check';
import { format, type SqlValue as Escapable } from 'mysql2';
import type { SqlValue } from '../../../src/platform/db/db';
import { withValues } from '../../../src/platform/db/with-values';
import { freshSeed } from '../../support/fresh-seed';

const signs = fc.constantFrom(
  ...'?\'"`\\;-#/*%_\0\n\r\t\x1a\b'.split(''),
  '--',
  '/*',
  '*/',
  '??',
  '😀',
  'a',
  '1',
);
const texts = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));
const moments = fc.oneof(
  fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  fc.date({ noInvalidDate: false }),
);
const single: fc.Arbitrary<SqlValue> = fc.oneof(
  texts,
  fc.string(),
  fc.integer(),
  fc.boolean(),
  moments,
  fc.constant(null),
);
const lists: fc.Arbitrary<SqlValue> = fc.array(single, { minLength: 1, maxLength: 4 });
const values = fc.oneof(
  single,
  lists,
  fc.array(fc.array(single, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
);

test('whatever the values are, a statement becomes the text that the driver makes of it', () => {
  const cases = fc.array(values, { maxLength: 8 });
  fc.assert(
    fc.property(cases, (given) => {
      const sql = `/* test.statement */ SELECT ${given.map((_, index) => `a${String(index)} = ?`).join(' AND ')} LIMIT 1`;
      expect(withValues(sql, given)).toBe(format(sql, given as Escapable[], true, 'Z'));
    }),
    { numRuns: 3_000, seed: freshSeed() },
  );
});

test('a value never becomes a place for the next one', () => {
  expect(withValues('SELECT ?, ?', ['?', "'?"])).toBe(String.raw`SELECT '?', '\'?'`);
});

test.each<[string, SqlValue[]]>([
  ['SELECT ?', []],
  ['SELECT ?', [1, 2]],
  ["SELECT '?', ?", [1]],
  ['SELECT 1', [1]],
])('%s with %j is refused: places and values are not as many', (sql, given) => {
  expect(() => withValues(sql, given)).toThrow(/places and was given/);
});
