import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, say } from '../src/cli/prepare.mjs';
import { startBank } from './bank.mjs';
import { compare } from './compare.mjs';
import { growthTable, refusals } from './growth.mjs';
import { parseOptions } from './options.mjs';
import { openResults, tableOf } from './report.mjs';
import { startSide } from './sides.mjs';

/**
 * Compares the two sides on a bank of each size, prints tables and leaves the figures in bench/results; or only reads figures
 * that are there.
 */
export async function main(args) {
  const options = parseOptions(args);
  const results = options.figures === undefined ? await measure(options) : readFigures(options.figures);
  console.log(tableOf(results));
  const growth = growthTable(results);
  if (growth !== null) console.log(`\n${growth}`);
  if (options.check) refuseGrowth(results, growth);
}

async function measure(options) {
  const { customers: sizes, results: folder } = options;
  const save = openResults(resolve(root, folder), `${options.flavour}-${sizes.join('-')}`, options);
  const results = [];
  let file = '';
  for (const customers of sizes) {
    const { version, measured } = await measureBank({ ...options, customers });
    results.push(...measured);
    file = save({ databaseVersion: version, results });
  }
  say(`\nAll figures: ${file}\n`);
  return results;
}

async function measureBank(options) {
  const bank = await startBank(options);
  const sides = [];
  try {
    for (const name of ['ours', 'floor'])
      sides.push(await startSide(name, bank.url, profiling(options, name)));
    const [ours, floor] = sides;
    return { version: bank.version, measured: await compare(bank.url, { ours, floor }, options) };
  } finally {
    for (const side of sides) await side.stop();
    await bank.stop();
  }
}

const profiling = ({ cpuProf, results, customers }, name) =>
  cpuProf
    ? [
        '--cpu-prof',
        `--cpu-prof-dir=${resolve(root, results)}`,
        `--cpu-prof-name=${name}-${customers}.cpuprofile`,
      ]
    : [];

const readFigures = (files) =>
  files.flatMap((file) => JSON.parse(readFileSync(resolve(root, file), 'utf8')).results);

function refuseGrowth(results, growth) {
  if (growth === null)
    throw new Error('--check compares sizes: give several, such as --customers 10000,100000.');
  const refused = refusals(results);
  if (refused.length > 0) throw new Error(['', 'Grown with the bank:', ...refused].join('\n  '));
  say('\nCard and search are flat.');
}
