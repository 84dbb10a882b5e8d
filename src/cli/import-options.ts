import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { STANDARD_INPUT } from '../features/imports/delivered-file';
import type { ErrorPolicy } from '../features/imports/domain/error-policy';

export interface ImportArguments {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly mapping: string;
  /** Where rejected rows go. */
  readonly rejects: string;
  readonly onError: ErrorPolicy;
  readonly isDryRun: boolean;
}

/** What each policy is called on the command line. */
const POLICIES: Readonly<Record<string, ErrorPolicy>> = {
  skip: 'SKIP',
  stop: 'STOP',
  'all-or-nothing': 'ALL_OR_NOTHING',
};

const ON_ERROR = new Option('--on-error <policy>', 'what to do about a row that is wrong')
  .choices(Object.keys(POLICIES))
  .default('skip');

/** Reads the command line, with paths from `folder`; throws an error whose message says what to write instead. */
export function parseImportOptions(args: readonly string[], folder = process.cwd()): ImportArguments {
  const command = new Command('npm run import --')
    .description('Brings a file of a source into the database, as a mapping says. See docs/import.md.')
    .argument('<file>', 'delimited text or NDJSON, plain or gzipped; - is standard input')
    .requiredOption('--mapping <mapping>', 'the YAML document that says what the columns mean')
    .option('--rejects <path>', 'where rejected rows go (default: <file name>.rejects.ndjson in this folder)')
    .addOption(ON_ERROR)
    .option('--dry-run', 'find out what would come of it, look-ups included, and write nothing')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(args, { from: 'user' });
  const [named = ''] = command.args;
  const options = command.opts<{ mapping: string; rejects?: string; onError: string; dryRun?: true }>();
  const isStandardInput = named === STANDARD_INPUT;
  const file = isStandardInput ? named : resolve(folder, named);
  const mapping = resolve(folder, options.mapping);
  const name = isStandardInput ? 'standard-input' : basename(named);
  const rejects = resolve(folder, options.rejects ?? `${name}.rejects.ndjson`);
  if (rejects === file || rejects === mapping)
    throw new Error(
      `The rejected rows would be written over ${rejects}. Choose another file with --rejects.`,
    );
  const onError = POLICIES[options.onError] ?? 'SKIP';
  return { file, mapping, rejects, onError, isDryRun: options.dryRun === true };
}
