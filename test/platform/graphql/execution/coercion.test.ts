import fc from 'fast-check';
import {
  assertObjectType,
  buildSchema,
  getArgumentValues,
  Kind,
  getVariableValues,
  type GraphQLScalarType,
  parse,
  type FieldNode,
} from 'graphql';
import { Arguments } from '../../../../src/platform/graphql/execution/arguments';
import { DeclaredVariables } from '../../../../src/platform/graphql/execution/declared-variables';

/** With `EXECUTION_CASES` many more, from another seed each time; here always the same ones. */
const CASES = Number(process.env['EXECUTION_CASES'] ?? 3_000);
const SEED = process.env['EXECUTION_CASES'] === undefined ? { seed: 7 } : {};

const schema = buildSchema(`
  scalar Moment
  enum Way { UP DOWN }
  input Range { from: Int!, to: Int = 9, at: Moment }
  input Filter {
    name: String, way: Way! = UP, range: Range, ranges: [Range!], ids: [ID!]!, flags: [[Boolean]], and: [Filter!], moment: Moment }
  input One @oneOf { a: Int, b: String }
  type Query { found(
    n: Int, must: Int!, some: Int! = 3, text: String = "usual", way: Way, ways: [Way!] = [DOWN], moment: Moment, filter: Filter,
    filters: [Filter], one: One, range: Range! = { from: 1 }): Int }
`);
/** Makes an object of each text but one, which it takes for wrong. */
Object.assign(schema.getType('Moment') as GraphQLScalarType, {
  parseValue: (value: unknown) => {
    if (value === 'never') throw new TypeError('No moment');
    return typeof value === 'string' ? { moment: value } : undefined;
  },
  parseLiteral: (node: { value?: unknown }) => {
    if (node.value === 'never') throw new TypeError('No moment');
    return typeof node.value === 'string' ? { moment: node.value } : undefined;
  },
});
const definition = assertObjectType(schema.getType('Query')).getFields()['found'];
if (!definition) throw new Error('The graph has no such field');

const NAMES = [
  ...definition.args.map(({ name }) => name),
  'from',
  'to',
  'at',
  'ids',
  'flags',
  'and',
  'name',
  'a',
  'b',
];
const LEAVES = ['1', '-3', '9999999999', '1.5', '"x"', '"never"', 'true', 'UP', 'SIDEWAYS', 'null'];
const VARIABLES = ['$v', '$w', '$toString', '$none'];

const { literal } = fc.letrec<{ literal: string; list: string; object: string }>((tie) => ({
  literal: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...LEAVES, ...VARIABLES),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('literal'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  object: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tie('literal')), {
      selector: ([name]) => name,
      maxLength: 5,
    })
    .map((fields) => `{ ${fields.map(([name, value]) => `${name}: ${value}`).join(', ')} }`),
}));
/** What fits, so that not all is refused at its first word. */
const FITTING = fc.constantFrom(
  '{ ids: [] }',
  '{ ids: "x", range: { from: $v } }',
  '{ ids: [$v, "y"], way: DOWN, and: [{ ids: $w, ranges: [{ from: 1, at: "x" }, { from: 2, to: $none }] }] }',
  '{ from: 4, to: $w }',
  '[{ ids: [] }, null, $v]',
  '{ a: 1 }',
  '{ b: $v }',
);
const argumentsGiven = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...definition.args.map(({ name }) => name)), fc.oneof(literal, FITTING)),
    {
      selector: ([name]) => name,
    },
  )
  .chain((some) =>
    fc.constantFrom(some, [...some.filter(([name]) => name !== 'must'), ['must', '7'] as const]),
  )
  .map((some) => some.map(([name, value]) => `${name}: ${value}`).join(', '));

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(1, -3, 9_999_999_999, 1.5, 'x', 'never', true, 'UP', 'SIDEWAYS', null, undefined),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...NAMES, 'toString'), tie('value')), {
        selector: ([name]) => name,
        maxLength: 5,
      })
      .map((fields) => Object.fromEntries(fields)),
    fc.constantFrom({ ids: ['x'] }, { ids: [], range: { from: 3 } }, { from: 1 }, { a: 2 }, { b: null }),
  ),
})).value;
const variablesGiven = fc.dictionary(fc.constantFrom('v', 'w', 'toString', 'more'), json, { maxKeys: 4 });

function operationOf(text: string) {
  const [operation] = parse(text).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation;
  throw new Error('No operation');
}

/** What comes of it: a value, or the words of what was thrown. */
function outcome(work: () => unknown): unknown {
  try {
    return { value: work() };
  } catch (error) {
    return { error: String(error) };
  }
}

describe('what an operation is given is what the library takes it for', () => {
  test('of literals and variables in the arguments of a field', () => {
    let fitting = 0;
    fc.assert(
      fc.property(argumentsGiven, variablesGiven, variablesGiven, (text, ...answers) => {
        const { selectionSet } = operationOf(`{ found${text === '' ? '' : `(${text})`} }`);
        const node = selectionSet.selections[0] as FieldNode;
        const given = new Arguments(definition, node);
        for (const variables of answers) {
          const expected = outcome(() => getArgumentValues(definition, node, variables));
          expect(outcome(() => given.with(variables))).toStrictEqual(expected);
          if ('value' in (expected as object)) fitting += 1;
        }
      }),
      { numRuns: CASES, ...SEED },
    );
    expect(fitting).toBeGreaterThan(CASES / 10);
  });

  const declaration = fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom('v', 'w', 'toString', 'more', '__proto__'),
        fc.constantFrom(
          ...[
            'Int',
            'Int!',
            'String',
            'Way',
            'Way! = DOWN',
            'Moment',
            'Filter',
            'Filter!',
            '[Filter!]',
            '[Int]',
            'One',
          ],
          ...['Range = { from: 5 }', 'Int = 4', '[Way!]! = [UP]', 'Query', 'Unknown'],
        ),
      ),
      { selector: ([name]) => name, minLength: 1, maxLength: 2 },
    )
    .map((some) => some.map(([name, type]) => `$${name}: ${type}`).join(', '));

  test('of what is given for its variables', () => {
    let fitting = 0;
    fc.assert(
      fc.property(declaration, variablesGiven, (text, given) => {
        const operation = operationOf(`query (${text}) { __typename }`);
        const { coerced: expected } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
        const coerced = new DeclaredVariables(schema, operation).coerce(given);
        // Where it says nothing, the library is asked, and says what is wrong.
        if (coerced !== null || !text.includes('__proto__'))
          expect(coerced ?? undefined).toStrictEqual(expected);
        if (coerced !== null) fitting += 1;
      }),
      { numRuns: CASES, ...SEED },
    );
    expect(fitting).toBeGreaterThan(CASES / 10);
  });
});
