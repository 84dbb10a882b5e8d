import { Command, Option } from 'commander';
import { SHAPE_NAMES } from './shapes.mjs';

/** Figures of different days are about the same bank. */
const AS_OF = '2026-11-22';
const KEPT = '.data/banks';
const FEWEST = 10;
const MOST = 5_000_000;

export function wholeNumber(name, lowest, highest) {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= lowest && value <= highest) return value;
    throw new Error(`--${name} must be a whole number from ${lowest} to ${highest}, not "${text}".`);
  };
}

export function listOf(name, isKnown, example) {
  return (text) => {
    const parts = text.split(',');
    if (parts.every(isKnown)) return parts;
    throw new Error(`--${name} must be of the form ${example}, not "${text}".`);
  };
}

/** Each size once, the smallest first: it is what the others are compared with. */
function sizes(text) {
  const each = wholeNumber('customers', FEWEST, MOST);
  return [...new Set(text.split(',').map(each))].sort((a, b) => a - b);
}

/** Options that say which bank and on which server. */
export function withBank(command) {
  return command
    .option(
      '--seed <number>',
      'another number, another bank of the same kind',
      wholeNumber('seed', 0, 1e9),
      7,
    )
    .option('--as-of <day>', 'the day at which the bank is seen, YYYY-MM-DD', AS_OF)
    .addOption(
      new Option('--flavour <name>', 'which database server')
        .choices(['mariadb', 'mysql'])
        .default('mariadb'),
    )
    .option('--buffer-pool <MB>', 'memory of the database', wholeNumber('buffer-pool', 64, 100_000), 1_024)
    .addOption(
      new Option(
        '--keep [folder]',
        `keep the loaded bank, and take it from there the next time (in ${KEPT})`,
      ).preset(KEPT),
    )
    .option('--results <folder>', 'where the figures are written', 'bench/results')
    .allowExcessArguments(false);
}

export function parseOptions(args) {
  const command = withBank(new Command('npm run bench:sizes --'))
    .description('Compares One Window with answers written by hand, on a demo bank of its own.')
    .option(
      '--customers <numbers>',
      'how many customers; of several, one bank after the other',
      sizes,
      [10_000],
    )
    .option(
      '--shapes <names>',
      'which questions',
      listOf('shapes', (name) => SHAPE_NAMES.includes(name), SHAPE_NAMES.join(',')),
      SHAPE_NAMES,
    )
    .option(
      '--concurrency <numbers>',
      'how many requests at once, one measurement each',
      listOf('concurrency', (text) => /^[1-9]\d?$/.test(text), '1,8'),
      ['1', '8'],
    )
    .option('--rounds <number>', 'how often each side is measured', wholeNumber('rounds', 1, 100), 7)
    .option('--requests <number>', 'of one measurement', wholeNumber('requests', 1, 100_000), 200)
    .option('--check', 'fail where card or search grow with the bank (bench/README.md)', false)
    .option('--figures <files...>', 'measure nothing: compare the sizes in files that were written before')
    .option('--cpu-prof', 'also write profiles of One Window and of the floor beside the results', false)
    .parse(args, { from: 'user' });
  const { concurrency, ...options } = command.opts();
  return { ...options, concurrency: concurrency.map(Number) };
}
