import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commands as apiKeyCommands } from '../../src/cli/api-keys';
import { main as importFile } from '../../src/cli/import';
import { parseImportOptions } from '../../src/cli/import-options';
import { parseSeedOptions } from '../../src/cli/seed-options';
import { parseStartOptions } from '../../src/cli/start-options';
import { seedDemoBank } from '../../src/features/demo-bank/seed-demo-bank';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';
import { temporaryFolder } from '../support/temporary-folder';
import { seesEverything, viewerWith } from '../support/viewers';

const ROOT = join(__dirname, '../..');
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];
/** On a busy machine the two thousand customers take a multiple of their few seconds. */
const LOADED_WITHIN_MS = 120_000;
const TODAY = NOW.toISOString().slice(0, 10);

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const doesNothing = (): Promise<void> => Promise.resolve();

/** The fenced blocks of a page in that language; '' for commands and other plain text. */
function blocks(page: string, language: string): string[] {
  const fences = textOf(page).matchAll(/^```(\S*)\n(.*?)^```$/gms);
  return [...fences].filter(([, name]) => name === language).map(([, , content = '']) => content);
}

interface Command {
  readonly page: string;
  readonly line: string;
}

/** Each command of the pages, without what is said about it. Plain text that begins otherwise is no command. */
const COMMANDS: readonly Command[] = PAGES.flatMap((page) =>
  blocks(page, '')
    .flatMap((block) => block.replaceAll(/\n\s+/g, ' ').split('\n'))
    .filter((line) => /^(npm|npx|node|curl|docker|git|[A-Z_]+=)/.test(line))
    .map((line) => ({
      page,
      line: (line.split(/\s+#|\s{3,}/, 1)[0] ?? '').replaceAll(/\[.*?\]/g, '').trim(),
    })),
);

/** Who holds that a command does what the page says. Options are read here by the command's own reader, which refuses unknown ones. */
const HELD_BY: readonly { command: RegExp; test: string; read?: (args: readonly string[]) => unknown }[] = [
  { command: /^npm start$/, test: 'test/cli/start.test.ts', read: parseStartOptions },
  { command: /^npm test$/, test: '.ci/run' },
  { command: /^node --\S+ .*dist\/main\.js$/, test: 'test/deploy.test.ts' },
  { command: /^npm run migrate$/, test: 'test/cli/migrate-database.test.ts' },
  {
    command: /^npm run seed --/,
    test: 'test/cli/seed.test.ts',
    read: (args) => parseSeedOptions(args, TODAY),
  },
  {
    command: /^npm run import --/,
    test: 'test/cli/import.test.ts',
    read: (args) => parseImportOptions(args),
  },
  {
    command: /^npm run api-keys --/,
    test: 'test/cli/api-keys.test.ts',
    read: (args) =>
      apiKeyCommands(doesNothing, doesNothing)
        .exitOverride()
        .parse([...args], { from: 'user' }),
  },
  { command: /^npm run clock$/, test: 'test/cli/clock.test.ts' },
  { command: /^npm run audit:verify( -- server\.log)?$/, test: 'test/cli/audit-verify.test.ts' },
  { command: /^npm run check:data$/, test: 'test/cli/check-data.test.ts' },
  {
    command: /^npm run check:import -- FOLDER$/,
    test: 'test/cli/check-import.test.ts',
  },
  {
    command: /^TOKEN=\$\(node -p 'require\("\.\/\.data\/demo-identities\.json"\)\.agent'\)$/,
    test: 'test/cli/start.test.ts',
  },
  { command: /^curl -s http:\/\/127\.0\.0\.1:4000\/graphql /, test: 'test/contract/documentation.test.ts' },
  {
    command: /^curl -s https:\/\/window\.bank\.example\/graphql /,
    test: 'test/contract/partner-key.test.ts',
  },
];

describe('the documentation', () => {
  const scratch = temporaryFolder();
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({
      identify: ({ headers }) =>
        Promise.resolve(headers['x-who'] === 'auditor' ? viewerWith('AUDITOR') : seesEverything),
    });
    const { db } = api.database;
    await db.execute('test.empty', 'DELETE FROM source_systems');
    await seedDemoBank(db, { customers: 2_000, seed: 7, asOf: TODAY });
  }, LOADED_WITHIN_MS);
  afterAll(() => api.close());

  test('imports the example file as it says, and finds what it delivered', async () => {
    const [command] = COMMANDS.filter(
      ({ page, line }) => page === 'docs/partners.md' && line.includes(' import '),
    );
    const args = (command?.line ?? '').split(' -- ')[1]?.split(' ') ?? [];
    expect(await importInto(api.database.url, [...args, '--rejects', join(scratch, 'rejects')])).toMatch(
      /inserted +4\n.*rejected +0\n/s,
    );
    const [question = ''] = blocks('docs/partners.md', 'graphql');
    expect(await api.ask(question)).toMatchObject({
      customer: { interactions: { totalCount: { value: 2 }, nodes: [{ agent: { name: 'Petr Malý' } }, {}] } },
    });
  });

  test('asks only what the API answers without an error', async () => {
    const questions = PAGES.flatMap((page) => blocks(page, 'graphql').map((query) => ({ page, query })));
    expect(questions.length).toBeGreaterThanOrEqual(4);
    for (const { page, query } of questions) {
      // Who lifts masks is told there, and is an auditor.
      const headers = /\bunmask\(/.test(query) ? { 'x-who': 'auditor' } : {};
      const asked = api.ask(query, {}, headers).then(
        () => 'answered',
        (error: unknown) => String(error),
      );
      expect([page, query, await asked]).toEqual([page, query, 'answered']);
    }
  });

  test('shows the example front end as it runs', () => {
    expect(blocks('docs/typescript.md', 'ts')).toEqual([textOf('examples/front-end/caller.ts')]);
  });

  test('asks the first query as it is printed, and prints the answer as it comes', async () => {
    const [curl] = blocks('README.md', '').filter((block) => block.includes('curl '));
    const body = /-d '(.*)'/s.exec(curl ?? '')?.[1] ?? '';
    const { query } = JSON.parse(body) as { query: string };
    const [answer = ''] = blocks('README.md', 'json');
    expect({ data: await api.ask(query) }).toEqual(JSON.parse(answer));
  });

  test('gives only commands that a test runs, with options that they take', () => {
    expect(COMMANDS.length).toBeGreaterThanOrEqual(10);
    for (const { page, line } of COMMANDS) {
      const holder = HELD_BY.find(({ command }) => command.test(line));
      expect([page, line, existsSync(join(ROOT, holder?.test ?? 'no test'))]).toEqual([page, line, true]);
      holder?.read?.((line.split(' -- ')[1] ?? '').match(/"[^"]*"|\S+/g) ?? []);
    }
  });

  test('imports only by mappings, and files of examples, that are there', () => {
    const named = COMMANDS.flatMap(({ line }) => line.match(/examples\/\S+/g) ?? []);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test('links only to what is there', () => {
    const links = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
        ([, target = '']) => `${page} → ${target}`,
      ),
    );
    expect(links.length).toBeGreaterThan(10);
    const broken = links.filter((link) => {
      const [page = '', target = ''] = link.split(' → ');
      return !existsSync(join(ROOT, dirname(page), target));
    });
    expect(broken).toEqual([]);
  });
});

/** Runs `npm run import` on that database and gives what it says. */
async function importInto(url: string, args: readonly string[]): Promise<string> {
  let said = '';
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void (said += `${line}\n`));
  const former = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = url;
  await importFile(args);
  log.mockRestore();
  if (former === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = former;
  return said;
}
