import { resolve } from 'node:path';
import { Command } from 'commander';
import { root, say } from '../../src/cli/prepare.mjs';
import { wholeNumber, withBank } from '../options.mjs';
import { openResults } from '../report.mjs';
import { measureClustering } from './clustering.mjs';
import { measureMerging } from './measure-merging.mjs';

function parseOptions(args) {
  return withBank(new Command('npm run bench:merging --'))
    .description('Measures what joining two customers costs in several ways, in a bank of the bench.')
    .option('--customers <number>', 'how many customers', wholeNumber('customers', 100, 5_000_000), 10_000)
    .option('--runs <number>', 'how often each way is gone there and back', wholeNumber('runs', 1, 100), 5)
    .option('--reads <number>', 'how often each card and page is read', wholeNumber('reads', 1, 10_000), 200)
    .option('--clustering', 'measure instead what it is worth that facts lie beside their customer', false)
    .option(
      '--stream <number>',
      'of clustering: new interactions of each layout',
      wholeNumber('stream', 1_000, 1e7),
      200_000,
    )
    .option(
      '--stream-seconds <number>',
      'of clustering: what is not written after so long is not written',
      wholeNumber('stream-seconds', 1, 3_600),
      60,
    )
    .parse(args, { from: 'user' })
    .opts();
}

/** Prints tables of Markdown and leaves the figures in bench/results. */
export async function main(args) {
  const options = parseOptions(args);
  const topic = options.clustering ? 'clustering' : 'merging';
  const save = openResults(
    resolve(root, options.results),
    `${topic}-${options.flavour}-${options.customers}`,
    options,
  );
  const measure = options.clustering ? measureClustering : measureMerging;
  const { databaseVersion, results, tables } = await measure(options);
  for (const { title, table } of tables) console.log(`\n${title}\n\n${table}`);
  say(`\nAll figures: ${save({ databaseVersion, results })}`);
}
