// npm run check: everything that is checked without a database, one check after the other, all of them even when one fails.
// `npm run check:lint` and its like run a single one.

import { exitCode, npmCommand, prepare, say } from './prepare.mjs';

/** What to do about each, once its own output has said what is wrong. The scripts are in package.json. */
const remedies = {
  types: 'Mend the types that the compiler names.',
  lint: 'Mend what eslint names; "npx eslint --fix ." mends some of it.',
  format: 'Run "npx prettier --write .".',
  imports: 'Import what .dependency-cruiser.cjs allows; each rule there says why.',
  unused: 'Remove what nothing uses, or stop exporting it; knip.jsonc says what counts.',
  schema: 'Run "npm run schema", read the difference and commit it.',
  breaking: 'Keep what clients use, or announce the change in docs/breaking-changes.md.',
};

await prepare({ forDevelopment: true });

const failed = [];
for (const name of Object.keys(remedies)) {
  say(`Checking ${name} …`);
  const began = Date.now();
  const [program, ...args] = npmCommand();
  const code = await exitCode(program, [...args, 'run', '--silent', `check:${name}`]);
  say(`  ${code === 0 ? 'in order' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}

if (failed.length === 0) {
  say('Everything is in order.');
} else {
  say(`\n${failed.length} of ${Object.keys(remedies).length} checks failed; what they found is above:`);
  for (const name of failed) say(`  ${name}: ${remedies[name]} Again: npm run check:${name}`);
  process.exitCode = 1;
}
