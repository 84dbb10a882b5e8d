import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, say } from '../src/cli/prepare.mjs';
import { compare } from './compare.mjs';
import { growthTable, refusals } from './growth.mjs';
import { parseOptions } from './options.mjs';
import { openPlace, withFreshSide } from './place.mjs';
import { openResults, tableOf } from './report.mjs';

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

/** Size after size, the smallest first, which stays open beside the others. */
async function measure(options) {
  const { customers: sizes, results: folder } = options;
  const save = openResults(resolve(root, folder), `${options.flavour}-${sizes.join('-')}`, options);
  const results = [];
  let file = '';
  const smallest = await openPlace({ ...options, customers: sizes[0] });
  try {
    for (const customers of sizes) {
      const isSmallest = customers === smallest.customers;
      results.push(
        ...(isSmallest
          ? await compare(smallest, null, options)
          : await compareBeside(smallest, { ...options, customers })),
      );
      file = save({ databaseVersion: smallest.version, results });
    }
  } finally {
    await smallest.close();
  }
  say(`\nAll figures: ${file}\n`);
  return results;
}

async function compareBeside(smallest, options) {
  const place = await openPlace(options);
  const closing = [place];
  try {
    const fresh = await withFreshSide(smallest);
    closing.push(fresh);
    return await compare(place, fresh, options);
  } finally {
    for (const { close } of closing) await close();
  }
}

const readFigures = (files) =>
  files.flatMap((file) => JSON.parse(readFileSync(resolve(root, file), 'utf8')).results);

function refuseGrowth(results, growth) {
  if (growth === null)
    throw new Error('--check compares sizes: give several, such as --customers 10000,100000.');
  const refused = refusals(results);
  if (refused.length > 0) throw new Error(['', 'Grown with the bank:', ...refused].join('\n  '));
  say('\nCard and search are flat.');
}
