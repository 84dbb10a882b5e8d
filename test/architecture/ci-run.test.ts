import { spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { plantProject } from './planted-project';

/** How the steps of a run end: the status of each, and what a run of tests writes at last. */
interface Steps {
  readonly install?: number;
  readonly check?: number;
  readonly guard?: number;
  readonly mariadb?: readonly [line: string, status: number];
  readonly mysql?: readonly [line: string, status: number];
}

const inOrder: Steps = { mariadb: ['5 passed, 0 failed', 0], mysql: ['3 passed, 0 failed', 0] };

/** Stands in for npm: what it would do is decided by the test, what it is told is seen on the output. */
function npmDoing({ install = 0, check = 0, guard = 0, mariadb = ['', 0], mysql = ['', 0] }: Steps): string {
  return `#!/usr/bin/env bash
echo "npm $* on \${DATABASE_FLAVOUR:-no database}, CI=$CI"
case "$1 $2 $3 \${DATABASE_FLAVOUR:-no database}" in
  ci*) exit ${String(install)} ;;
  'run --silent check '*) exit ${String(check)} ;;
  'run --silent bench:guard '*) exit ${String(guard)} ;;
  test*mariadb) echo '${mariadb[0]}'; echo 'and more after it' >&2; exit ${String(mariadb[1])} ;;
  test*mysql) echo '${mysql[0]}'; exit ${String(mysql[1])} ;;
esac
`;
}

async function runCi(steps: Steps): Promise<{ status: number | null; lines: string[] }> {
  const project = await plantProject([], {});
  try {
    await mkdir(join(project.folder, 'bin'));
    const npm = join(project.folder, 'bin/npm');
    await writeFile(npm, npmDoing(steps));
    await chmod(npm, 0o755);
    const path = `${join(project.folder, 'bin')}:${process.env['PATH'] ?? ''}`;
    const child = spawn(join(__dirname, '../../.ci/run'), [], { env: { ...process.env, PATH: path } });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [output, status] = await Promise.all([text(child.stdout), ended]);
    return { status, lines: output.trimEnd().split('\n') };
  } finally {
    await project.remove();
  }
}

describe('the run before a merge', () => {
  it('installs, checks, holds what requests cost, tests all on MariaDB and the database’s tests on MySQL, and adds the counts', async () => {
    const { status, lines } = await runCi(inOrder);
    expect(lines.filter((line) => line.startsWith('npm '))).toEqual([
      'npm ci --include=dev --no-audit --no-fund on no database, CI=true',
      'npm run --silent check on no database, CI=true',
      'npm run --silent bench:guard on no database, CI=true',
      'npm test --silent on mariadb, CI=true',
      'npm test --silent -- --findRelatedTests test/support/database.ts --testPathIgnorePatterns test/platform/sandbox on mysql, CI=true',
    ]);
    expect(lines.at(-1)).toBe('8 passed, 0 failed');
    expect(status).toBe(0);
  });

  it.each<[what: string, steps: Steps, lastLine: string]>([
    ['the dependencies cannot be installed', { ...inOrder, install: 1 }, '0 passed, 1 failed'],
    ['a check fails', { ...inOrder, check: 1 }, '8 passed, 1 failed'],
    ['a request costs more', { ...inOrder, guard: 1 }, '8 passed, 1 failed'],
    ['a test fails on MariaDB', { ...inOrder, mariadb: ['4 passed, 1 failed', 1] }, '7 passed, 1 failed'],
    ['tests fail on MySQL', { ...inOrder, mysql: ['1 passed, 2 failed', 1] }, '6 passed, 2 failed'],
    [
      'a run breaks off before it counts',
      { ...inOrder, mysql: ['Segmentation fault', 139] },
      '5 passed, 1 failed',
    ],
    [
      'a run fails though its tests passed',
      { ...inOrder, mariadb: ['5 passed, 0 failed', 1] },
      '8 passed, 1 failed',
    ],
    ['a run finds no tests', { ...inOrder, mysql: ['0 passed, 0 failed', 0] }, '5 passed, 1 failed'],
  ])('fails when %s', async (_what, steps, lastLine) => {
    const { status, lines } = await runCi(steps);
    expect(lines.at(-1)).toBe(lastLine);
    expect(status).toBe(1);
  });
});
