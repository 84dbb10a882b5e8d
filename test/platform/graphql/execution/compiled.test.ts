import fc from 'fast-check';
import { execute, getOperationAST, parse, type ExecutionResult } from 'graphql';
import { createCompiledExecutor } from '../../../../src/platform/graphql/execution/compiled';
import { faultyGraph, type Run } from './faulty-graph';
import { Moments } from './moments';
import { randomDocument } from './random-document';

/** With `EXECUTION_CASES` many more, from another seed each time; here always the same ones. */
const CASES = Number(process.env['EXECUTION_CASES'] ?? 2_000);
const SEED = process.env['EXECUTION_CASES'] === undefined ? { seed: 7 } : {};
const MS_PER_CASE = 300;

const schema = faultyGraph();
/** The first row of each plan is gone through field by field, and code shows the others. */
const executeCompiled = createCompiledExecutor(schema, 1);

/** Everything of an answer, in its order. */
const seen = ({ data, errors }: ExecutionResult): string =>
  JSON.stringify({ errors: errors?.map((error) => error.toJSON()), data });

/** A document, and with what it is asked, one time after the other: a plan is used again, or another made. */
interface Case {
  readonly text: string;
  readonly times: readonly {
    readonly variables: Readonly<Record<string, unknown>>;
    readonly seed: number;
    readonly troubles: number;
    readonly span: number;
  }[];
}

/** What both ways of executing say of a case. */
async function answersTo({ text, times }: Case) {
  const document = parse(text);
  const operation = getOperationAST(document);
  const expected: string[] = [];
  const actual: string[] = [];
  for (const { variables, seed, troubles, span } of times) {
    const run = (): Run => ({ seed, troubles, span, moments: new Moments() });
    const [one, other] = [run(), run()];
    const reference = execute({ schema, document, variableValues: variables, contextValue: one });
    expected.push(await one.moments.until(Promise.resolve(reference), seen));
    const compiled = executeCompiled({ document, operation, variables, context: other });
    actual.push(await other.moments.until(compiled, seen));
  }
  return { expected, actual };
}

const flag = fc.constantFrom(true, false);
const aCase: fc.Arbitrary<Case> = fc.record({
  text: fc.infiniteStream(fc.nat({ max: 2 ** 20 })).map((numbers) => {
    return randomDocument(schema, (end) => Number(numbers.next().value) % end);
  }),
  times: fc.array(
    fc.record({
      variables: fc.record(
        { yes: flag, no: fc.option(flag), may: fc.option(flag), n: fc.option(fc.nat({ max: 9 })) },
        { requiredKeys: ['yes'] },
      ),
      seed: fc.nat(),
      troubles: fc.constantFrom(0, 3, 15, 40),
      span: fc.constantFrom(1, 3, 2 ** 32),
    }),
    { minLength: 2, maxLength: 2 },
  ),
});

describe('execution by plans', () => {
  test(
    'answers as graphql-js does, errors, paths and order included',
    async () => {
      await fc.assert(
        fc.asyncProperty(aCase, async (one) => {
          const { expected, actual } = await answersTo(one);
          expect(actual).toEqual(expected);
        }),
        { numRuns: CASES, ...SEED },
      );
    },
    CASES * MS_PER_CASE,
  );
});
