import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, visit } from 'graphql';
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

const ofKind = (kind: string): typeof operations =>
  operations.filter(({ query }) => new RegExp(`^${kind} `, 'm').test(query));
const questions = ofKind('query');
const isOfCall = ({ file }: { readonly file: string }): boolean => Number(file.slice(0, 2)) <= 14;
const steps = ofKind('mutation').filter(isOfCall);
const recovery = operations.filter(({ file }) => /^1[5-9]-/.test(file));
const advocacy = operations.filter(({ file }) => /^2[0-4]-/.test(file));

/** Given only where there is no score, and only where something is refused. */
const REASONS_FOR_NONE = /^(bySegment|byMonth)\.noValueBecause$|\.userErrors\./;

/** The paths of all that an operation asks for whatever the row is, by the names in the answer. */
function fieldsIn(query: string): string[] {
  const path: string[] = [];
  const found: string[] = [];
  visit(parse(query), {
    InlineFragment: () => false,
    Field: {
      enter: ({ alias, name, selectionSet }) => {
        path.push((alias ?? name).value);
        if (selectionSet === undefined) found.push(path.join('.'));
      },
      leave: () => void path.pop(),
    },
  });
  return found;
}

/** Which of the paths lead to no value anywhere in the answer. */
function saysNothing(paths: readonly string[], data: unknown): string[] {
  return paths.filter((path) => !REASONS_FOR_NONE.test(path) && valuesAt(path.split('.'), data).length === 0);
}

function valuesAt([name, ...rest]: readonly string[], data: unknown): unknown[] {
  if (Array.isArray(data))
    return data.flatMap((each) => valuesAt(name === undefined ? [] : [name, ...rest], each));
  if (data === null || data === undefined) return [];
  return name === undefined ? [data] : valuesAt(rest, (data as Record<string, unknown>)[name]);
}

interface Step {
  readonly interaction?: { readonly id?: string; readonly state: string };
  readonly promise?: { readonly id?: string; readonly state: string };
  readonly userErrors: readonly unknown[];
}

interface Survey {
  readonly surveyAnswer?: { readonly loop: { readonly id: string } };
  readonly token?: string | null;
  readonly userErrors: readonly unknown[];
}

interface Advocacy {
  readonly act?: { readonly referral?: { readonly code: string } };
  readonly advocacy?: object;
  readonly userErrors: readonly unknown[];
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

  test.each(questions.map((operation) => [operation.file, operation] as const))(
    '%s finds something in the demo bank for everything that it asks, as it is',
    async (_, operation) => {
      const [ready] = libraryOf([operation], { ...examples });
      const variables = JSON.parse(ready?.variables ?? '') as Record<string, unknown>;
      const data = await api.ask<Record<string, unknown>>(ready?.query ?? '', variables);
      expect(saysNothing(fieldsIn(ready?.query ?? ''), data)).toEqual([]);
    },
  );

  test('follows the one before in an agent’s whole call, from ring to promise kept', async () => {
    // What a visitor takes over from the answers.
    const given: Record<string, string> = {};
    const shown: unknown[] = [];
    for (const step of steps) {
      const [ready] = libraryOf([step], { ...examples, ...given });
      const variables = JSON.parse(ready?.variables ?? '') as Record<string, unknown>;
      const data = await api.ask<Record<string, Step>>(ready?.query ?? '', variables);
      const [payload] = Object.values(data);
      expect([step.file, payload?.userErrors]).toEqual([step.file, []]);
      expect([step.file, saysNothing(fieldsIn(ready?.query ?? ''), data)]).toEqual([step.file, []]);
      const { interaction, promise } = payload ?? {};
      if (interaction?.id !== undefined) given['call'] = interaction.id;
      if (promise?.id !== undefined) given['promise'] = promise.id;
      shown.push(interaction?.state ?? promise?.state);
    }
    expect(shown).toEqual(['WAITING', 'RUNNING', 'RUNNING', 'OPEN', 'ENDED', 'KEPT']);
  });

  test('follows the one before from a low answer to recovery', async () => {
    const given: Record<string, string> = {};
    for (const step of recovery) {
      const [ready] = libraryOf([step], { ...examples, ...given });
      const variables = JSON.parse(ready?.variables ?? '') as Record<string, unknown>;
      const data = await api.ask<Record<string, Survey>>(ready?.query ?? '', variables);
      for (const { userErrors } of Object.values(data))
        expect([step.file, userErrors]).toEqual([step.file, []]);
      expect([step.file, saysNothing(fieldsIn(ready?.query ?? ''), data)]).toEqual([step.file, []]);
      const payload = Object.values(data).at(-1);
      if (payload?.surveyAnswer) given['loop'] = payload.surveyAnswer.loop.id;
      if (payload?.token != null) given['token'] = payload.token;
    }
    const seen = `{ node(id: "${given['loop'] ?? ''}") { ... on SurveyLoop { recovered } } }`;
    expect(await api.ask(seen)).toEqual({ node: { recovered: true } });
  });

  test('follows the one before in an advocate’s way, from a word for the bank to the VIP programme', async () => {
    const given: Record<string, string> = {};
    for (const step of advocacy) {
      const [ready] = libraryOf([step], { ...examples, ...given });
      const variables = JSON.parse(ready?.variables ?? '') as Record<string, unknown>;
      const data = await api.ask<Record<string, Advocacy>>(ready?.query ?? '', variables);
      for (const { userErrors } of Object.values(data))
        expect([step.file, userErrors]).toEqual([step.file, []]);
      expect([step.file, saysNothing(fieldsIn(ready?.query ?? ''), data)]).toEqual([step.file, []]);
      const payload = Object.values(data).at(-1);
      if (payload?.act?.referral?.code !== undefined) given['code'] = payload.act.referral.code;
      if (payload?.advocacy) expect(payload.advocacy).toMatchObject({ stage: 'CHAMPION', vip: true });
    }
  });

  test('stands there for everything that the product is asked first', () => {
    expect(operations.map(({ file }) => file)).toEqual([
      '01-screen-pop.graphql',
      '02-worklist.graphql',
      '03-search.graphql',
      '04-timeline.graphql',
      '05-paging.graphql',
      '06-scores.graphql',
      '07-statistics.graphql',
      '08-import-runs.graphql',
      '09-call-rings.graphql',
      '10-call-is-answered.graphql',
      '11-call-passes-on.graphql',
      '12-call-promises.graphql',
      '13-call-ends.graphql',
      '14-promise-is-kept.graphql',
      '15-low-answer.graphql',
      '16-loop-is-assigned.graphql',
      '17-customer-is-told.graphql',
      '18-asked-again.graphql',
      '19-answers-again.graphql',
      '20-advocate-acts.graphql',
      '21-referral-is-made.graphql',
      '22-referral-is-rewarded.graphql',
      '23-review-is-requested.graphql',
      '24-advocate-joins-vip.graphql',
      '25-customer-changes.graphql',
    ]);
  });
});
