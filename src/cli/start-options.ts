import { Command } from 'commander';

export interface StartOptions {
  /** Load the demo bank also into an empty database that DATABASE_URL names. */
  readonly demo: boolean;
}

export function parseStartOptions(args: readonly string[]): StartOptions {
  const command = new Command('npm start --')
    .description(
      'Starts One Window: database, migrations, demo bank, server. Settings are environment variables; see .env.example.',
    )
    .option('--demo', 'load the demo bank into the database of DATABASE_URL, when it is empty', false)
    .allowExcessArguments(false)
    .parse(args, { from: 'user' });
  return command.opts<{ demo: boolean }>();
}
