import { basename, resolve } from 'node:path';
import { Command } from 'commander';

export interface ImportArguments {
  readonly file: string;
  readonly mapping: string;
  /** Where rejected rows go. */
  readonly rejects: string;
}

/** Reads the command line, with paths from `folder`; throws an error whose message says what to write instead. */
export function parseImportOptions(args: readonly string[], folder = process.cwd()): ImportArguments {
  const command = new Command('npm run import --')
    .description('Brings a file of a source into the database, as a mapping says. See docs/import.md.')
    .argument('<file>', 'delimited text, plain or gzipped')
    .requiredOption('--mapping <mapping>', 'the YAML document that says what the columns mean')
    .option('--rejects <path>', 'where rejected rows go (default: <file name>.rejects.ndjson in this folder)')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(args, { from: 'user' });
  const [named = ''] = command.args;
  const options = command.opts<{ mapping: string; rejects?: string }>();
  const [file, mapping] = [resolve(folder, named), resolve(folder, options.mapping)];
  const rejects = resolve(folder, options.rejects ?? `${basename(named)}.rejects.ndjson`);
  if (rejects === file || rejects === mapping)
    throw new Error(
      `The rejected rows would be written over ${rejects}. Choose another file with --rejects.`,
    );
  return { file, mapping, rejects };
}
