import { Command } from 'commander';

export interface SeedOptions {
  readonly customers: number;
  readonly seed: number;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** A whole number as people write it, or an error that names the option. */
function wholeNumber(option: string, text: string): number {
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new Error(
    `--${option} must be a whole number, such as ${option === 'seed' ? '7' : '2000'}, not "${text}".`,
  );
}

/** `today`: the day (`YYYY-MM-DD`) that is meant when no other is given. Ranges are checked where the bank is planned. */
export function parseSeedOptions(args: readonly string[], today: string): SeedOptions {
  const command = new Command('npm run seed --')
    .description(
      'Fills an empty, migrated database with a demo bank: that of DATABASE_URL, or else the private one of this folder.',
    )
    .option('--customers <number>', 'how many customers, 1 to 5000000', '2000')
    .option('--seed <number>', 'another number, another bank of the same kind', '7')
    .option('--as-of <day>', 'the day at whose beginning (UTC) the bank is seen, YYYY-MM-DD', today)
    .allowExcessArguments(false)
    .parse(args, { from: 'user' });
  const { customers, seed, asOf } = command.opts<{ customers: string; seed: string; asOf: string }>();
  return { customers: wholeNumber('customers', customers), seed: wholeNumber('seed', seed), asOf };
}
