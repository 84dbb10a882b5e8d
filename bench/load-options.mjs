import { Command } from 'commander';
import { withBank, wholeNumber } from './options.mjs';

function minutes(text) {
  const value = Number(text);
  if (value > 0 && value <= 600) return value;
  throw new Error(`--minutes must be a number up to 600, not "${text}".`);
}

export function parseLoadOptions(args) {
  return withBank(new Command('npm run bench:load --'))
    .description(
      'Asks One Window by many at once, and fails on an error, when its memory grows or its event loop lags.',
    )
    .option('--customers <number>', 'how many customers', wholeNumber('customers', 10, 5_000_000), 10_000)
    .option('--clients <number>', 'who ask, each for themselves', wholeNumber('clients', 1, 2_000), 200)
    .option('--subscriptions <number>', 'who only listen', wholeNumber('subscriptions', 0, 10_000), 2_000)
    .option('--minutes <number>', 'for how long, a part of one too', minutes, 20)
    .option('--warm-up <seconds>', 'before anything is counted', wholeNumber('warm-up', 0, 600), 30)
    .option(
      '--pause <ms>',
      'between an answer and the next question, on average',
      wholeNumber('pause', 0, 60_000),
      5_000,
    )
    .parse(args, { from: 'user' })
    .opts();
}
