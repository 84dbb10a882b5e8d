import { Command } from 'commander';
import { listOf, wholeNumber, withBank } from './options.mjs';
import { SCENARIO_NAMES } from './scenarios.mjs';
import { CONTENDERS } from './sides.mjs';

const QUICK = {
  contenders: CONTENDERS.filter((name) => !name.endsWith('-joined')),
  customers: 1_000,
  scenarios: ['screen-pop', 'worklist', 'node'],
  rounds: 3,
  questions: 20,
  seconds: 1,
  patienceMs: 3_000,
  share: 0.25,
};

/** One list: what is known of a name is said once. */
const names = (option, known) => listOf(option, (name) => known.includes(name), known.join(','));

export function parseRaceOptions(args) {
  const command = withBank(new Command('npm run bench --'))
    .description('Compares One Window with the floor and with bare peers, on a demo bank of its own.')
    .option('--quick', 'a small bank, few questions and rounds, no -joined: two minutes', false)
    .option('--customers <number>', 'how many customers', wholeNumber('customers', 10, 5_000_000), 10_000)
    .option('--scenarios <names>', 'which questions', names('scenarios', SCENARIO_NAMES), SCENARIO_NAMES)
    .option(
      '--contenders <names>',
      'who is compared; the floor is always',
      names('contenders', CONTENDERS),
      CONTENDERS,
    )
    .option('--rounds <number>', 'how often each is measured', wholeNumber('rounds', 1, 100), 7)
    .option('--seconds <number>', 'how long questions arrive for latency', wholeNumber('seconds', 1, 600), 10)
    .option(
      '--questions <number>',
      'of a kind, whose answers are compared',
      wholeNumber('questions', 1, 200),
      100,
    )
    .option('--json <file>', 'also write a row for each contender and scenario to a file')
    .option('--page', 'also write docs/performance.md and its plots', false)
    .parse(args, { from: 'user' });
  const given = { patienceMs: 40_000, share: 1, ...command.opts() };
  const isGiven = (name) => command.getOptionValueSource(name) === 'cli';
  const quick = Object.entries(given.quick ? QUICK : {}).filter(([name]) => !isGiven(name));
  const options = { ...given, ...Object.fromEntries(quick) };
  return { ...options, contenders: [...new Set(['floor', ...options.contenders])] };
}
