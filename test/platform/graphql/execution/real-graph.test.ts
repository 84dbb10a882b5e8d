import fc from 'fast-check';
import { execute, getOperationAST, parse, type ExecutionResult } from 'graphql';
import { seedDemoBank } from '../../../../src/features/demo-bank/seed-demo-bank';
import { createCompiledExecutor } from '../../../../src/platform/graphql/execution/compiled';
import { ROLES, type Viewer } from '../../../../src/platform/identity/viewer';
import { createSchema } from '../../../../src/schema';
import { NOW } from '../../../support/bank';
import { freshDatabase, type TestDatabase } from '../../../support/database';
import { randomOperation, type KnownValues } from '../../../support/random-operation';
import { askAs, requestOf } from '../../../support/viewed-graph';
import { seesEverything } from '../../../support/viewers';

/** With `EXECUTION_CASES` many more, from another seed each time; here always the same ones. */
const CASES = Number(process.env['EXECUTION_CASES'] ?? 200);
const SEED = process.env['EXECUTION_CASES'] === undefined ? { seed: 7 } : {};
const MS_PER_CASE = 500;
const LOADED_WITHIN_MS = 120_000;

const mayAll: Viewer = { ...seesEverything, roles: ROLES };
const schema = createSchema();
const executeCompiled = createCompiledExecutor(schema, 1);

/** Everything of an answer; its errors by their paths, since the database says which of them comes first. */
function seen({ data, errors = [] }: ExecutionResult): { readonly data: string; readonly errors: string[] } {
  return { data: JSON.stringify(data), errors: errors.map((error) => JSON.stringify(error.toJSON())).sort() };
}

/** However deep they are. */
function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, one) => sum + objectsIn(one), 0);
  return Array.isArray(value) ? inner : inner + 1;
}

describe('the graph itself, of a bank that is seeded', () => {
  let database: TestDatabase;
  let known: KnownValues;
  beforeAll(async () => {
    database = await freshDatabase();
    await seedDemoBank(database.db, { customers: 100, seed: 7, asOf: NOW.toISOString().slice(0, 10) });
    const found = await askAs(mayAll, { schema, db: database.db }, KNOWN);
    const { customers, interactions } = found.data as unknown as Found;
    const ids = customers.nodes.map(({ id }) => id);
    known = {
      id: ids,
      ids: [...ids, ...interactions.nodes.map(({ id }) => id)],
      value: customers.nodes.flatMap(({ contactPoints }) => contactPoints.map(({ value }) => value)),
    };
  }, LOADED_WITHIN_MS);
  afterAll(() => database.drop());

  // Of those to whom much is refused, several refusals come in one moment, and some of them leave no data.
  test.each<[string, Viewer, number]>([
    ['who may do everything', mayAll, 1 / 3],
    ['without a role', { ...seesEverything, roles: [] }, 1 / 50],
    ['of one role', { ...seesEverything, roles: ['AGENT'] }, 1 / 10],
  ])(
    'is answered by plans as graphql-js answers it, to one %s',
    async (_, viewer, wholeOnes) => {
      let whole = 0;
      await fc.assert(
        fc.asyncProperty(randomOperation(schema, known), async (text) => {
          const document = parse(text);
          const operation = getOperationAST(document);
          // Seen as soon as it is there: graphql-js goes on adding errors to an answer that it has given.
          const contextValue = requestOf(viewer, database.db);
          const reference = seen(await execute({ schema, document, contextValue }));
          const context = requestOf(viewer, database.db);
          const tally = { objects: 0 };
          const planned = await executeCompiled({ document, operation, variables: {}, context }, tally);
          expect(seen(planned)).toEqual(reference);
          if (reference.errors.length > 0) return;
          whole += 1;
          // The root is not counted.
          expect(tally.objects).toBe(objectsIn(planned.data) - 1);
        }),
        { numRuns: CASES, ...SEED },
      );
      // There is something to tell apart.
      expect(whole).toBeGreaterThan(CASES * wholeOnes);
    },
    CASES * MS_PER_CASE,
  );
});

const KNOWN = `{
  customers(first: 20) { nodes { id contactPoints { value } } }
  interactions(first: 20) { nodes { id } }
}`;

interface Found {
  readonly customers: {
    readonly nodes: readonly {
      readonly id: string;
      readonly contactPoints: readonly { readonly value: string }[];
    }[];
  };
  readonly interactions: { readonly nodes: readonly { readonly id: string }[] };
}
