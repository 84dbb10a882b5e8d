import { buildSchema, execute, getOperationAST, isObjectType, parse, type ExecutionResult } from 'graphql';
import { createCompiledExecutor } from '../../../../src/platform/graphql/execution/compiled';

/** Each field gives what it gives so many turns of promises late; `may` and `must` give an error. */
const schema = buildSchema(`
  interface Thing { may(turns: Int!): Int, must(turns: Int!): Int! }
  type Box implements Thing {
    may(turns: Int!): Int, must(turns: Int!): Int!, whole(turns: Int!): Int, wrong(turns: Int!): Thing!
    box(turns: Int = -1): Box!, soft(turns: Int = -1): Box, boxes(turns: Int = -1): [Box!]!, thing(turns: Int = -1): Thing!
  }
  type Query { box(turns: Int = -1): Box!, soft(turns: Int = -1): Box, may(turns: Int!): Int, must(turns: Int!): Int!, whole(turns: Int!): Int }
  type Mutation { box(turns: Int = -1): Box!, soft(turns: Int = -1): Box }
`);

/** A negative number is none: the value is there at once. */
async function late(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

/** Gives the value of a field, or its error. */
function valueOf(name: string): unknown {
  if (name === 'may' || name === 'must') throw new Error(name);
  if (name === 'whole') return 1;
  if (name === 'boxes') return [{}, {}];
  return name === 'wrong' ? { type: 'Query' } : {};
}

for (const type of Object.values(schema.getTypeMap()))
  if (isObjectType(type) && !type.name.startsWith('__'))
    for (const field of Object.values(type.getFields()))
      field.resolve = (_, { turns }: { readonly turns: number }) => {
        if (turns < 0) return valueOf(field.name);
        return late(turns).then(() => valueOf(field.name));
      };
const thing = schema.getType('Thing');
if (thing && 'resolveType' in thing)
  thing.resolveType = async ({ type }: { readonly type?: string }) => {
    await late(2);
    return type ?? 'Box';
  };

/** `MAY` and `MUST` stand for the turns of those that fail; the others are late, or there at once. */
const SHAPES = [
  'query { box { must(turns: MUST) } may(turns: MAY) }',
  'query { box(turns: 1) { must(turns: MUST) } soft { may(turns: MAY) } }',
  'query { must(turns: MUST) soft { box { may(turns: MAY) } } }',
  'query { soft { box { box(turns: 0) { must(turns: MUST) } } may(turns: MAY) soft { may(turns: MAY) } } }',
  'query { soft(turns: 0) { boxes { must(turns: MUST) may(turns: MAY) } whole(turns: 3) } }',
  'query { soft { boxes(turns: 2) { box { must(turns: MUST) } } may(turns: MAY) } }',
  'query { soft { thing { must(turns: MUST) } may(turns: MAY) } }',
  'query { soft { thing(turns: 0) { must(turns: MUST) } may(turns: MAY) } }',
  'query { soft { wrong(turns: MUST) { __typename } may(turns: MAY) } }',
  'query { wrong: soft { soft { wrong(turns: MUST) { __typename } } } may(turns: MAY) }',
  'query { soft { whole(turns: MUST) must(turns: -1) } may(turns: MAY) }',
  'query { first: must(turns: MUST) may(turns: MAY) must(turns: -1) }',
  'query { soft { may(turns: MAY) } box { whole(turns: 0) must(turns: -1) } must(turns: -1) }',
  'query { box { soft { whole(turns: MUST) } boxes { whole(turns: 1) } must(turns: -1) } may(turns: MAY) }',
  'query { box { thing(turns: 1) { ... on Box { whole(turns: MUST) } } must(turns: -1) } soft { may(turns: MAY) } }',
  'mutation { box { must(turns: MUST) may(turns: MAY) } }',
  'mutation { box { must(turns: MUST) soft { may(turns: MAY) } } soft { whole(turns: 1) } last: soft { whole(turns: 1) } }',
  'mutation { soft { whole(turns: 1) } box { must(turns: MUST) may(turns: MAY) } }',
  'mutation { soft { whole(turns: 1) } box(turns: 1) { must(turns: MUST) may(turns: MAY) } last: soft { whole(turns: 1) } }',
];
const TURNS = Array.from({ length: 24 }, (_, turns) => turns);

const executeCompiled = createCompiledExecutor(schema);
const seen = ({ errors = [], data }: ExecutionResult): string =>
  `${errors.map(({ path }) => path?.join('.') ?? '').join(' ')} ${JSON.stringify(data)}`;

/** Which errors are told of those that come about when nothing is left to tell them of. */
test.each(SHAPES)('%s tells the errors that graphql-js tells, whichever comes when', async (shape) => {
  const told = new Set<string>();
  for (const must of [0, 1, 6])
    for (const may of TURNS) {
      const document = parse(shape.replaceAll('MUST', String(must)).replaceAll('MAY', String(may)));
      const reference = seen(await execute({ schema, document }));
      const operation = getOperationAST(document);
      const planned = await executeCompiled({ document, operation, variables: {}, context: undefined });
      expect([must, may, seen(planned)]).toEqual([must, may, reference]);
      told.add(reference);
    }
  // There is something to tell apart: it depends on when they come.
  expect(told.size).toBeGreaterThan(1);
});
