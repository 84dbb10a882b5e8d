import { buildSchema, getOperationAST, parse } from 'graphql';
import { createCompiledExecutor } from '../../../../src/platform/graphql/execution/compiled';

const schema = buildSchema(`
  input Filter { name: String }
  type Query { found(first: Int, filter: Filter, names: [String!]): Int, counted(first: Int = 3): Int }
`);
const given: Record<string, unknown>[] = [];
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
  field.resolve = (_, args: Record<string, unknown>) => given.push(args);

const execute = createCompiledExecutor(schema);

/** What the resolver of a field is given when a document is asked, one time after the other. */
async function givenBy(text: string, ...times: readonly Record<string, unknown>[]) {
  given.length = 0;
  const document = parse(text);
  const operation = getOperationAST(document);
  for (const variables of times) await execute({ document, operation, variables, context: {} });
  return given;
}

describe('the arguments of a field', () => {
  test.each(['{ counted }', '{ counted(first: 5) }'])(
    'of literals are the same for all: %s',
    async (text) => {
      const [one, other] = await givenBy(text, {}, {});
      expect(one).toEqual({ first: text.includes('5') ? 5 : 3 });
      expect(other).toBe(one);
      // Nobody writes what others read.
      expect(Object.isFrozen(one)).toBe(true);
    },
  );

  test('of variables are those of each answer', async () => {
    const text = 'query ($n: Int) { counted(first: $n) }';
    expect(await givenBy(text, { n: 1 }, { n: 2 }, {})).toEqual([{ first: 1 }, { first: 2 }, { first: 3 }]);
  });

  test.each([
    '{ found(filter: { name: "Jana" }) }',
    '{ found(names: ["Jana"]) }',
    '{ found(names: "Jana") }',
  ])('of objects and lists are made for each answer: %s', async (text) => {
    const [one, other] = await givenBy(text, {}, {});
    expect(one).toEqual(other);
    expect(one?.['filter'] ?? one?.['names']).not.toBe(other?.['filter'] ?? other?.['names']);
    expect(one).not.toBe(other);
  });
});
