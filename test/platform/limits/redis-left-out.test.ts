import { execFileSync } from 'node:child_process';

/** Its library is a fifth of all modules that a start would load. */
test('a start loads nothing of Redis, which it may not be told of', () => {
  const modules = execFileSync(
    process.execPath,
    [
      '-e',
      "require('./dist/src/run-server.js'); console.log(JSON.stringify(Object.keys(require.cache))); process.exit()",
    ],
    { encoding: 'utf8' },
  );
  const loaded = JSON.parse(modules) as string[];
  expect(loaded.length).toBeGreaterThan(1_000);
  expect(loaded.filter((file) => file.includes('@redis'))).toEqual([]);
});
