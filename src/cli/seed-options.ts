import { Command } from 'commander';

export interface SeedOptions {
  readonly customers: number;
  readonly seed: number;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Absent: as many as suit machine and bank. */
  readonly threads?: number;
}

const MOST_THREADS = 32;

/** A whole number as people write it, or an error that names the option. */
function wholeNumber(option: string, text: string, example: number): number {
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new Error(`--${option} must be a whole number, such as ${String(example)}, not "${text}".`);
}

function threadsOf(text: string): number {
  const threads = wholeNumber('threads', text, 3);
  if (threads >= 0 && threads <= MOST_THREADS) return threads;
  throw new Error(`--threads must be a whole number from 0 to ${String(MOST_THREADS)}, not "${text}".`);
}

/** `today`: the day (`YYYY-MM-DD`) that is meant when no other is given. Ranges are checked where the bank is planned. */
export function parseSeedOptions(args: readonly string[], today: string): SeedOptions {
  const command = new Command('npm run seed --')
    .description(
      'Fills an empty, migrated database with a demo bank: that of DATABASE_URL, or else the private one of this folder. A load that was cut off is gone on with by the same options.',
    )
    .option('--customers <number>', 'how many customers, 1 to 5000000', '2000')
    .option('--seed <number>', 'another number, another bank of the same kind', '7')
    .option('--as-of <day>', 'the day at whose beginning (UTC) the bank is seen, YYYY-MM-DD', today)
    .option(
      '--threads <number>',
      `threads that draw and write rows, 0 to ${String(MOST_THREADS)}; 0: one alone, with all indexes in place (default: as many as processors, for fewer than 20000 customers 0)`,
    )
    .allowExcessArguments(false)
    .parse(args, { from: 'user' });
  const { customers, seed, asOf, threads } = command.opts<
    Record<'customers' | 'seed' | 'asOf', string> & {
      threads?: string;
    }
  >();
  return {
    customers: wholeNumber('customers', customers, 2000),
    seed: wholeNumber('seed', seed, 7),
    asOf,
    ...(threads !== undefined && { threads: threadsOf(threads) }),
  };
}
