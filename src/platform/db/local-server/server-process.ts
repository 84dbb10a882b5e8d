import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { startGuarded, type GuardedProcess } from '../../process/guarded-process';
import { reasonIn } from './initialise-data';
import { asRootIfRoot, type ServerProgram } from './server-program';
import { optionFile, type Durability, type ServerPlace } from './server-settings';

/** The kernel's limit is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 100;
const READY_WITHIN_MS = 120_000; // recovery after a crash may have a long log to read
const POLL_MS = 25;
/** After that a server that was asked to stop is killed; the next start recovers. */
export const STOP_WITHIN_SECONDS = 60;

export interface Account {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface ServerStart {
  readonly program: ServerProgram;
  readonly folder: string;
  readonly port: number;
  readonly durability: Durability;
  readonly account: Account;
  /** Statements, one a line, that the server runs before it listens. */
  readonly firstStatements: readonly string[];
  /** Called every two seconds while it is not ready yet. */
  readonly onWaiting: (seconds: number) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly socket: string;
  readonly guard: GuardedProcess;
}

/** Starts a server on an initialised data folder and waits until its account can log in. */
export async function startServer(start: ServerStart): Promise<RunningServer> {
  const { folder, durability } = start;
  const socketIn = await socketFolder(folder);
  const place: ServerPlace = { folder, socket: join(socketIn, 'mysql.sock'), port: start.port };
  await prepareFolder(start, place);
  const passing = durability === 'throwaway' ? folder : socketIn === folder ? undefined : socketIn;
  const guard = startGuarded({
    command: [
      ...start.program.command,
      `--defaults-file=${join(folder, 'my.cnf')}`,
      ...asRootIfRoot(),
      `--init-file=${join(folder, 'first.sql')}`,
    ],
    logFile: join(folder, 'server.log'),
    pidFile: join(folder, 'server.pid'),
    stopSignal: durability === 'throwaway' ? 'KILL' : 'TERM',
    graceSeconds: STOP_WITHIN_SECONDS,
    ...(passing === undefined ? {} : { removeAfterwards: passing }),
  });
  try {
    await untilReady(guard, start);
  } catch (error) {
    const message = `${error instanceof Error ? error.message : String(error)}${await reasonInLog(folder)}`;
    await guard.stop().catch(() => undefined);
    if (passing !== undefined) await rm(passing, { recursive: true, force: true });
    throw new Error(message, { cause: error });
  }
  await rm(join(folder, 'first.sql'), { force: true }); // it holds the password
  return { url: urlOf(start.account, start.port), socket: place.socket, guard };
}

async function prepareFolder(
  { program, folder, durability, firstStatements }: ServerStart,
  place: ServerPlace,
): Promise<void> {
  const at = (name: string) => join(folder, name);
  await mkdir(at('tmp'), { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await writeFile(at('first.sql'), `${firstStatements.join('\n')}\n`, { mode: 0o600 });
  await writeFile(at('my.cnf'), optionFile(program, place, durability), { mode: 0o600 });
  // The log of the last start alone; and nothing of a server that was killed may stand in the way.
  const stale = [at('server.log'), at('mysqld.pid'), place.socket, `${place.socket}.lock`];
  await Promise.all(stale.map((file) => rm(file, { force: true })));
}

async function reasonInLog(folder: string): Promise<string> {
  const file = join(folder, 'server.log');
  const reason = reasonIn(await readFile(file, 'utf8').catch(() => ''));
  return ` ${reason} (log: ${file})`;
}

export function urlOf({ user, password, database }: Account, port: number): string {
  return `mysql://${user}:${password}@127.0.0.1:${String(port)}/${database}`;
}

async function untilReady(guard: GuardedProcess, start: ServerStart): Promise<void> {
  const began = performance.now();
  let said = 0;
  for (;;) {
    if (guard.hasEnded())
      throw new Error(`it ended while starting with status ${String(await guard.ended)}.`);
    if (await canLogIn(start)) return;
    const waited = performance.now() - began;
    if (waited > READY_WITHIN_MS)
      throw new Error(`it was not ready after ${String(READY_WITHIN_MS / 1000)} seconds.`);
    if (waited > said + 2000) start.onWaiting(Math.round((said = waited) / 1000));
    await delay(POLL_MS);
  }
}

async function canLogIn({ account, port }: ServerStart): Promise<boolean> {
  try {
    const connection = await createConnection({ ...account, host: '127.0.0.1', port, connectTimeout: 2_000 });
    await connection.end();
    return true;
  } catch {
    return false; // not listening yet
  }
}

/** The server's own folder, or a private one with a short name where the path would be too long for a socket. */
async function socketFolder(folder: string): Promise<string> {
  if (Buffer.byteLength(join(folder, 'mysql.sock')) <= LONGEST_SOCKET_PATH) return folder;
  return mkdtemp(join(tmpdir(), 'one-window-'));
}
