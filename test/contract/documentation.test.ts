import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApi, type TestApi } from '../support/api';

const ROOT = join(__dirname, '../..');
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The fenced blocks of a page in that language. */
function blocks(page: string, language: string): string[] {
  const fences = textOf(page).matchAll(/^```(\S*)\n(.*?)^```$/gms);
  return [...fences].filter(([, name]) => name === language).map(([, , content = '']) => content);
}

describe('the documentation', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('asks only what the API answers without an error', async () => {
    const questions = PAGES.flatMap((page) => blocks(page, 'graphql').map((query) => ({ page, query })));
    expect(questions.length).toBeGreaterThanOrEqual(4);
    for (const { page, query } of questions) {
      const asked = api.ask(query).then(
        () => 'answered',
        (error: unknown) => String(error),
      );
      expect([page, query, await asked]).toEqual([page, query, 'answered']);
    }
  });

  test('shows the example front end as it runs', () => {
    expect(blocks('docs/front-ends.md', 'ts')).toEqual([textOf('examples/front-end/caller.ts')]);
  });

  test('asks the first query as it is printed', async () => {
    const [curl] = blocks('README.md', '').filter((block) => block.includes('curl '));
    const body = /-d '(.*)'/s.exec(curl ?? '')?.[1] ?? '';
    const { query } = JSON.parse(body) as { query: string };
    expect(await api.ask(query)).toEqual({ customers: { nodes: [] } });
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
