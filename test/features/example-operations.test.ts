import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoExamples } from '../../src/features/demo-bank/demo-examples.repository';
import { seedDemoBank } from '../../src/features/demo-bank/seed-demo-bank';
import { libraryOf } from '../../src/platform/sandbox/library';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';
import { freshDatabase, type TestDatabase } from '../support/database';

// The questions of the library, as `npm start` offers them: with its demo bank and the examples that it found there.

const FOLDER = join(__dirname, '../../examples/operations');
/** On a busy machine the two thousand customers take a multiple of their few seconds. */
const LOADED_WITHIN_MS = 120_000;
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const operations = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => ({
    file,
    query: textOf(file),
    variables: JSON.parse(textOf(file.replace('.graphql', '.variables.json'))) as Record<string, never>,
  }));

/** The rows of a list, whole or by pages. */
function rowsOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list as unknown[];
  return (list as { readonly nodes: unknown[] }).nodes;
}

describe('an example operation', () => {
  let database: TestDatabase;
  let api: TestApi;
  let examples: object;
  beforeAll(async () => {
    database = await freshDatabase();
    await seedDemoBank(database.db, { customers: 2_000, seed: 7, asOf: NOW.toISOString().slice(0, 10) });
    examples = { ...(await demoExamples(database.db)) };
    api = await openApi({ db: database.db });
  }, LOADED_WITHIN_MS);
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  test.each(operations.map((operation) => [operation.file, operation] as const))(
    '%s finds something in the demo bank, as it is',
    async (_, operation) => {
      const [ready] = libraryOf([operation], { ...examples });
      const variables = JSON.parse(ready?.variables ?? '') as Record<string, unknown>;
      const data = await api.ask<Record<string, unknown>>(ready?.query ?? '', variables);
      for (const [name, list] of Object.entries(data)) {
        expect([name, rowsOf(list).length > 0]).toEqual([name, true]);
      }
    },
  );

  test('stands there for everything that the product is asked first', () => {
    expect(operations.map(({ file }) => file)).toEqual([
      '01-screen-pop.graphql',
      '02-worklist.graphql',
      '03-search.graphql',
      '04-timeline.graphql',
      '05-statistics.graphql',
      '06-scores.graphql',
    ]);
  });
});
