// npm test: installs what is missing, builds what the tests start for real, runs jest, which gets a throw-away database.
// Arguments go to jest: npm test -- test/kernel -t money. DATABASE_FLAVOUR=mysql runs the database's tests on MySQL.
// The last line is "N passed, N failed"; the exit status is 0 only when something ran and nothing failed.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCode, prepare } from './prepare.mjs';

await prepare({ forDevelopment: true });

const folder = await mkdtemp(join(tmpdir(), 'one-window-result-'));
const resultFile = join(folder, 'result.json');
// Ctrl-C reaches jest too, which stops its database; this process waits for that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
try {
  const jest = [
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${resultFile}`,
    ...process.argv.slice(2),
  ];
  const code = await exitCode(process.execPath, jest, {
    stdio: ['inherit', 'ignore', 'inherit'], // jest reports on standard error, and repeats its result as JSON on the other
    env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test' },
  });
  const { passed, failed } = await countTests(code);
  process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A file that could not be run at all counts as one failure; so does a run that was broken off. */
async function countTests(code) {
  const result = await readFile(resultFile, 'utf8').then(JSON.parse, () => undefined);
  if (result === undefined) return { passed: 0, failed: 1 };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const isBroken = code !== 0 && failed === 0 && result.numPassedTests > 0;
  return { passed: result.numPassedTests, failed: isBroken ? 1 : failed };
}
