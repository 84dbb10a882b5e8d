import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Every test file there is, by its path. */
const FILES = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .map((path) => `test/${path}`)
  .filter((path) => path.endsWith('.test.ts'));

/** What stands in the table of attacks as a test: a path, or the name of one file. */
function testsOfTable(markdown: string): string[] {
  const table = markdown.slice(markdown.indexOf('## What was tried'), markdown.indexOf('Not there yet'));
  const cells = table.split('\n').map((line) => line.split('|')[2] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

/** The files that the name of a test stands for. */
function filesOf(name: string): string[] {
  if (name.startsWith('test/')) return FILES.filter((path) => path.startsWith(name));
  return FILES.filter((path) => basename(path) === name);
}

/** What `npm run test:security` is given, as beginnings of paths. */
function pathsOf(script: string): string[] {
  return script.split(' ').filter((word) => word.startsWith('test/'));
}

/** Tests that are named and not run, or are not there. */
function missing(names: readonly string[], paths: readonly string[]): string[] {
  return names.filter((name) => {
    const files = filesOf(name);
    return files.length === 0 || !files.every((file) => paths.some((path) => file.startsWith(path)));
  });
}

describe('npm run test:security', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const paths = pathsOf(scripts['test:security'] ?? '');
  const names = testsOfTable(readFileSync(join(ROOT, 'docs/security.md'), 'utf8'));

  test('runs every test that the page about security names', () => {
    expect(names.length).toBeGreaterThan(25);
    expect(missing(names, paths)).toEqual([]);
  });

  test('names nothing that is not there', () => {
    expect(paths.filter((path) => !FILES.some((file) => file.startsWith(path)))).toEqual([]);
  });

  test('would be found to leave one out', () => {
    const planted =
      '## What was tried\n| a | `test/platform/live` | x |\n| b | `fuzz.test.ts` | x |\nNot there yet';
    expect(missing(testsOfTable(planted), ['test/security'])).toEqual(['test/platform/live']);
    expect(missing(['test/nowhere'], ['test'])).toEqual(['test/nowhere']);
  });
});
