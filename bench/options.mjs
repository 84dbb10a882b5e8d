import { Command } from 'commander';

/** Questions by name, in the order in which they are asked. */
const SHAPE_NAMES = ['screen-pop', 'worklist', 'search', 'timeline-1', 'timeline-100'];

function wholeNumber(name, lowest, highest) {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= lowest && value <= highest) return value;
    throw new Error(`--${name} must be a whole number from ${lowest} to ${highest}, not "${text}".`);
  };
}

function listOf(name, isKnown, example) {
  return (text) => {
    const parts = text.split(',');
    if (parts.every(isKnown)) return parts;
    throw new Error(`--${name} must be of the form ${example}, not "${text}".`);
  };
}

/** `today`: the day (`YYYY-MM-DD`) at which the bank is seen unless another is given. */
export function parseOptions(args, today) {
  const command = new Command('npm run bench --')
    .description('Compares One Window with answers written by hand, on a demo bank of its own.')
    .option('--customers <number>', 'how many customers', wholeNumber('customers', 10, 1_000_000), 10_000)
    .option(
      '--seed <number>',
      'another number, another bank of the same kind',
      wholeNumber('seed', 0, 1e9),
      7,
    )
    .option('--as-of <day>', 'the day at which the bank is seen, YYYY-MM-DD', today)
    .option('--flavour <name>', 'mariadb or mysql', 'mariadb')
    .option('--buffer-pool <MB>', 'memory of the database', wholeNumber('buffer-pool', 64, 100_000), 1_024)
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
    .option('--results <folder>', 'where the figures are written', 'bench/results')
    .option('--cpu-prof', 'also write profiles of One Window and of the floor beside the results', false)
    .allowExcessArguments(false)
    .parse(args, { from: 'user' });
  const { concurrency, ...options } = command.opts();
  if (!['mariadb', 'mysql'].includes(options.flavour))
    throw new Error(`--flavour must be mariadb or mysql, not "${options.flavour}".`);
  return { ...options, concurrency: concurrency.map(Number) };
}
