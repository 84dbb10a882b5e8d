import { buildSchema, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { createCompiledExecutor, LONGEST_KEPT } from '../../../../src/platform/graphql/execution/compiled';
import { OperationPlan } from '../../../../src/platform/graphql/execution/plan';

const schema = buildSchema('type Query { a(of: [Int!]): Int b: Int self: Query }');
const { self } = schema.getQueryType()?.getFields() ?? {};
if (self) self.resolve = () => ({ a: 1, b: 2 });

/** A few lines that ask for 2 ** depth objects. */
const manifold = (name: string, depth: number, a = 'a'): DocumentNode =>
  parse(
    `query ${name}($a: Boolean!, $b: Boolean!) { a @include(if: $a) b @include(if: $b) self { ...F${String(depth)} } }
     fragment F0 on Query { ${a} b }
     ${Array.from({ length: depth }, (_, n) => `fragment F${String(n + 1)} on Query { one: self { ...F${String(n)} } other: self { ...F${String(n)} } }`).join('\n')}`,
  );

describe('plans that are kept', () => {
  let made: jest.SpiedFunction<OperationPlan['rootOf']>;
  let execute: ReturnType<typeof createCompiledExecutor>;
  let fields: number;
  beforeEach(() => {
    execute = createCompiledExecutor(schema);
    fields = 0;
    made = jest.spyOn(OperationPlan.prototype, 'planOf').mockClear() as never;
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  async function planned(document: DocumentNode, a = true, b = true): Promise<number> {
    made.mockClear();
    const operation = document.definitions[0] as OperationDefinitionNode;
    const { errors } = await execute({ document, operation, variables: { a, b }, context: {} });
    expect(errors).toBeUndefined();
    for (const { value } of made.mock.results) fields += (value as { fields: unknown[] }).fields.length;
    return made.mock.calls.length;
  }

  test('serve whoever asks the same, with the same fields left out', async () => {
    const document = manifold('Few', 2);
    expect(await planned(document)).toBeGreaterThan(0);
    expect(await planned(document)).toBe(0);
    expect(await planned(document, false)).toBeGreaterThan(0);
    expect([await planned(document), await planned(document, false)]).toEqual([0, 0]);
  });

  test('are forgotten for the fields of others, of however few documents and operations they are', async () => {
    const mine = manifold('Mine', 1);
    const one = manifold('One', 10);
    await planned(mine);
    for (const [a, b] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const)
      await planned(one, a, b);
    // They are no more than what is kept.
    expect(fields).toBeLessThan(50_000);
    expect(await planned(mine)).toBe(0);
    for (let n = 0; fields < 250_000; n += 1) await planned(manifold(`N${String(n)}`, 12));
    expect(await planned(mine)).toBeGreaterThan(0);
  });

  test('count what is written out in arguments, as often as there are fields that are given it', async () => {
    const mine = manifold('Mine', 1);
    await planned(mine);
    const numbers = `a(of: [${'1,'.repeat(1_000)}])`;
    for (let n = 0; n < 8; n += 1) await planned(manifold(`N${String(n)}`, 7, numbers));
    expect(fields).toBeLessThan(10_000);
    expect(await planned(mine)).toBeGreaterThan(0);
  });

  test('are those of no document that is read anew each time', async () => {
    const mine = manifold('Mine', 1);
    await planned(mine);
    const long = `a ${' '.repeat(LONGEST_KEPT)}`;
    for (let n = 0; n < 60; n += 1) await planned(manifold(`N${String(n)}`, 1, long));
    expect(await planned(mine)).toBe(0);
  });
});
