import '../platform/process/shape-of-ticks';
import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadStartConfig, type StartConfig } from '../platform/config/config';
import type { IdentityConfig } from '../platform/config/identity-variables';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import { listen } from '../platform/http/draining-server';
import { createLog } from '../platform/observability/log';
import { tryLock, type HeldLock } from '../platform/process/exclusive-lock.cjs';
import { stopOnSignal } from '../platform/process/stop-signals';
import type { ExampleVariables } from '../platform/sandbox/library';
import { runServer, type RunningServer } from '../run-server';
import { keptCursorKey } from './cursor-key';
import { fillDatabase } from './fill-database';
import { runCommand } from './run-command';
import { startDatabase, type StartDatabase } from './start-database';
import { parseStartOptions, type StartOptions } from './start-options';

const say = (line: string): void => {
  console.log(line);
};

/** npm start: a database, migrations, the demo bank, a server when its `pages` are built; and says where. */
export function main(args: readonly string[], pages: Promise<void>): Promise<void> {
  return runCommand(async () => {
    const options = parseStartOptions(args);
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    // People read this terminal; the log's own lines appear only when something is wrong, or asked for.
    const given = loadStartConfig({ LOG_LEVEL: 'warn', ...process.env });
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    const lock = await lockOrOther(config.dataFolder);
    if (lock !== undefined) await start(config, options, lock, pages);
  });
}

/** What somebody says on the spot is said now: about what was said long ago nothing is done any more. Nothing, where there is no demo bank. */
function askedNow(examples: ExampleVariables): ExampleVariables {
  const isEmpty = Object.keys(examples).length === 0;
  return isEmpty ? examples : { ...examples, answeredAt: new Date().toISOString() };
}

/** The lock of this folder, or undefined after telling where the server that has it serves. */
async function lockOrOther(dataFolder: string): Promise<HeldLock | undefined> {
  for (let said = false; ; said = true) {
    const attempt = tryLock(join(dataFolder, 'locks'), 'start');
    if ('held' in attempt) return attempt.held;
    const { pid, note } = attempt.holder;
    if (note !== null) {
      say(`One Window runs in this folder already (process ${String(pid)}).\n\n${note}`);
      return undefined;
    }
    if (!said) say(`Process ${String(pid)} is starting One Window in this folder; waiting for it …`);
    await delay(200);
  }
}

async function start(
  config: StartConfig,
  options: StartOptions,
  lock: HeldLock,
  pages: Promise<void>,
): Promise<void> {
  const running: { database?: StartDatabase; server?: RunningServer } = {};
  const stop = async () => {
    say('\nStopping …');
    await running.server?.drain();
    await running.database?.own?.stop();
    lock.release();
    say('Stopped.');
  };
  stopOnSignal(stop, (error) => {
    console.error('It did not stop in order:', error);
  });
  try {
    await refuseTakenPort(config); // before minutes may go into installing a database
    running.database = await startDatabase(config, process.env['PATH'] ?? '', say);
    const examples = await fillDatabase(running.database, options, config.dataFolder, say);
    const cursorKey = config.cursorKey ?? keptCursorKey(join(config.dataFolder, 'cursor-key'));
    const log = createLog(config.logLevel);
    await pages;
    running.server = await runServer(
      {
        ...config,
        database: running.database.config,
        cursorKey,
        auditKey: config.auditKey ?? cursorKey,
        identity: identityOf(config),
      },
      log,
      askedNow(examples),
    );
  } catch (error) {
    await running.database?.own?.stop();
    lock.release();
    throw error;
  }
  const note = whereToLook(running.server.url, running.database);
  lock.announce(note);
  say(`\nOne Window runs.\n\n${note}\n\nStop it with Ctrl-C, or: kill ${String(process.pid)}`);
}

/** Where nothing says how to tell who asks, there are demo identities, for this machine alone. */
function identityOf({ identity, environment, dataFolder }: StartConfig): IdentityConfig {
  if (identity.tokens !== null || identity.apiKeys || environment === 'production') return identity;
  return { tokens: null, apiKeys: true, demoFolder: identity.demoFolder ?? dataFolder };
}

async function refuseTakenPort({ host, port }: StartConfig): Promise<void> {
  const probe = await listen(host, port, (_request, response) => response.destroy());
  await probe.drain(0);
}

function whereToLook(url: string, { own }: StartDatabase): string {
  const database =
    own === undefined
      ? 'the one of DATABASE_URL'
      : `${own.program.flavour} ${own.program.version}, private, in ${own.folder} (socket ${own.socket})`;
  return [
    `  Look      ${url}/`,
    `  Sandbox   ${url}/sandbox`,
    `  API       ${url}/graphql`,
    `  Health    ${url}/health  ${url}/ready`,
    `  Database  ${database}`,
  ].join('\n');
}
