import { types } from 'node:util';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { ServerConfig } from '../config/config';
import { codeOf } from '../process/error-code';

export type Log = Logger;

/**
 * The log of the process: one JSON object a line, on standard output unless told otherwise. It is for those who operate the server and holds no
 * personal data: log ids, names of operations and counts, never variables, values, statements' parameters or answers.
 */
export function createLog(level: ServerConfig['logLevel'], to: DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null, // the process number and the host's name are known to whoever collects the lines
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorWithoutValues },
    },
    to,
  );
}

/** What the executor and V8 throw of a value: it quotes the value, or the text around it. */
const QUOTING = new Set(['GraphQLError', 'NonErrorThrown', 'SyntaxError']);

/** A database error quotes values ("Duplicate entry 'jane@…'") and carries the whole statement; only its code is kept. */
function quotesValues(error: Error): boolean {
  return 'sql' in error || 'sqlMessage' in error || QUOTING.has(error.name);
}

/** An error by its type, its code and its place; by its message only where that quotes nothing. */
function errorWithoutValues(error: unknown): object {
  // Not by `instanceof`: an error of Node's own core is of another realm where code runs in a context of its own.
  if (!types.isNativeError(error)) return { type: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  // What Node's fetch throws says why in its cause alone.
  const code = codeOf(error) ?? codeOf(error.cause);
  const message = quotesValues(error) ? {} : { message: error.message };
  return { type: error.name, ...(code !== undefined && { code }), ...message, stack: frames?.join('\n') };
}
