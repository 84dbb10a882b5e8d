import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGuarded } from '../../src/platform/process/guarded-process';
import { waitUntil } from './wait-until';

/** A command of this project that runs for real, in a process of its own that ends with the tests however they end. */
export interface StartedProcess {
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** Waits until it has printed what `pattern` matches, and gives the first group. */
  printed(pattern: RegExp): Promise<string>;
  /** Its exit status (128 + signal when it was killed). */
  readonly ended: Promise<number>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
}

const ROOT = join(__dirname, '../..');

/** Runs `node` with `args` in the project's folder. Its environment holds PATH and `environment` alone. */
export async function startNode(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedProcess> {
  const name = join(folder, `process-${randomBytes(4).toString('hex')}`);
  const variables = Object.entries({ PATH: process.env['PATH'] ?? '', ...environment });
  const guard = startGuarded({
    command: [
      '/usr/bin/env',
      '-i',
      ...variables.map(([variable, value]) => `${variable}=${value}`),
      'sh',
      '-c',
      'cd "$0" && exec "$@"',
      ROOT,
      process.execPath,
      ...args,
    ],
    logFile: `${name}.log`,
    pidFile: `${name}.pid`,
    stopSignal: 'TERM',
    graceSeconds: 30,
  });
  const output = () => readFileSync(`${name}.log`, 'utf8');
  const pidText = () => (existsSync(`${name}.pid`) ? readFileSync(`${name}.pid`, 'utf8').trim() : '');
  let pid = '';
  await waitUntil('the process has a number', () => (pid = pidText()) !== '' || guard.hasEnded());
  return {
    pid: Number(pid),
    output,
    printed: async (pattern) => {
      await waitUntil(
        `it prints ${String(pattern)}`,
        () => pattern.test(output()) || guard.hasEnded(),
        60_000,
      );
      const match = pattern.exec(output());
      if (match === null) throw new Error(`It ended without printing ${String(pattern)}, but:\n${output()}`);
      return match[1] ?? match[0];
    },
    ended: guard.ended,
    stop: () => guard.stop(),
  };
}
