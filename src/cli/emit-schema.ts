import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema, type GraphQLSchema } from 'graphql';
import { createSchema } from '../schema';
import { runCommand } from './run-command';

/**
 * The schema as text, in alphabetical order, so that a change of it is one small difference to review. The printer writes
 * `@oneOf`, `@deprecated`, `@specifiedBy` and what stands in a field's extensions under `directives`: what it weighs.
 */
export function contractOf(schema: GraphQLSchema): string {
  return `${spaced(printSchemaWithDirectives(lexicographicSortSchema(schema)))}\n`;
}

/** An empty line before each description within a type, as graphql-js prints types that have no directives. */
function spaced(text: string): string {
  let isDescription = false;
  let before = '';
  const lines = text.split('\n').flatMap((line) => {
    const quotes = line.split('"""').length - 1;
    const isFirst = /[{(]$/.test(before);
    const begins = !isDescription && quotes > 0 && line.startsWith(' ');
    if (quotes === 1) isDescription = !isDescription;
    before = line;
    return begins && !isFirst ? ['', line] : [line];
  });
  return lines.join('\n');
}

/**
 * npm run schema: writes the contract to `file`; with `--check` only compares it. Gives what to tell the caller. Throws when the
 * committed contract is not what the code makes, or is not there.
 */
export function emitSchema(args: readonly string[], file: string): string {
  const made = contractOf(createSchema());
  if (args.length === 0) {
    writeFileSync(file, made);
    return `${basename(file)} is written.`;
  }
  if (args.join(' ') !== '--check') {
    throw new Error(
      `"${args.join(' ')}" is not understood. Say nothing to write ${basename(file)}, or --check.`,
    );
  }
  const drift = driftOf(readContract(file), made);
  if (drift === null) return `${basename(file)} is what the code makes.`;
  throw new Error(
    `${basename(file)} is not what the code makes. They part at ${drift}\nIf the change is meant, write it with "npm run schema", read it with "git diff" and commit it.`,
  );
}

function readContract(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`There is no ${basename(file)} here. Write it with "npm run schema" and commit it.`);
  }
}

/** The first line in which two texts differ, or null. */
function driftOf(committed: string, made: string): string | null {
  if (committed === made) return null;
  const was = committed.split('\n');
  const is = made.split('\n');
  const first = is.findIndex((text, index) => text !== was[index]);
  const line = first === -1 ? is.length : first;
  const end = '(the end of the file)';
  return `line ${String(line + 1)}:\n  - ${was[line] ?? end}\n  + ${is[line] ?? end}`;
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(() => {
    console.log(emitSchema(args, 'schema.graphql'));
    return Promise.resolve();
  });
}
