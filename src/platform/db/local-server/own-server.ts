import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLineOf, processIdentity } from '../../process/process-identity.cjs';
import type { Flavour } from '../flavour';
import { freePort } from './free-port';
import { initialiseData } from './initialise-data';
import type { ServerProgram } from './server-program';
import { startServer, STOP_WITHIN_SECONDS, urlOf, type Account, type RunningServer } from './server-process';
import { withFirstThatWorks, type Search } from './server-programs';
import { dataFolderOf } from './server-settings';

const NAME = 'one_window';
const SHORTEST_RESTART_PAUSE_MS = 250;
const LONGEST_RESTART_PAUSE_MS = 30_000;

/** The project's private, durable server. */
export interface OwnServer {
  readonly url: string;
  readonly socket: string;
  readonly folder: string;
  readonly program: ServerProgram;
  stop(): Promise<void>;
}

/** What is remembered from one start to the next; holds the password, so only its owner may read it. */
interface Remembered {
  readonly password: string;
  readonly port: number;
  readonly flavour: Flavour;
  readonly version: string;
}

export interface OwnServerSettings extends Omit<Search, 'flavour'> {
  /** Everything of the server lies in here. The caller sees to it that no two processes use it at once. */
  readonly folder: string;
}

/**
 * Starts the server whose data lie in `folder`, made new when there are none, and keeps it running until it is stopped or this
 * process ends. A server that is left over from a killed process is stopped first.
 */
export async function startOwnServer({ folder, ...search }: OwnServerSettings): Promise<OwnServer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await stopLeftOver(folder, search.say);
  const remembered = await recall(folder);
  return withFirstThatWorks({ ...search, flavour: remembered?.flavour }, async (program) => {
    refuseOlder(program, remembered);
    await ensureData(folder, program, search.say);
    const memory: Remembered = {
      password: remembered?.password ?? randomBytes(24).toString('base64url'),
      port: await freePort(remembered?.port),
      flavour: program.flavour,
      version: program.version,
    };
    await remember(folder, memory); // before the server takes the password, so that none is ever unknown
    const start = () => startOnce(folder, program, memory, search.say);
    const server = await start();
    return {
      ...keepRunning(server, start, search.say),
      url: server.url,
      socket: server.socket,
      folder,
      program,
    };
  });
}

/** Where the server of another process answers that has `folder` in use; undefined when none has ever been made there. */
export async function urlOfOwnServer(folder: string): Promise<string | undefined> {
  const remembered = await recall(folder);
  if (remembered === undefined) return undefined;
  const { password, port } = remembered;
  return urlOf({ user: NAME, password, database: NAME }, port);
}

async function ensureData(
  folder: string,
  program: ServerProgram,
  say: (line: string) => void,
): Promise<void> {
  if (await exists(dataFolderOf(folder))) return;
  say(`Making an empty ${program.flavour} ${program.version} database …`);
  await initialiseData(program, dataFolderOf(folder));
}

function startOnce(
  folder: string,
  program: ServerProgram,
  { password, port }: Remembered,
  say: (line: string) => void,
): Promise<RunningServer> {
  const account: Account = { user: NAME, password, database: NAME };
  return startServer({
    program,
    folder,
    port,
    durability: 'durable',
    account,
    firstStatements: accountStatements(program.flavour, account),
    onWaiting: (seconds) => {
      say(`  … the database is starting (${String(seconds)} s; after a crash it recovers first)`);
    },
  });
}

/** Run at each start, so that a lost password file repairs itself. */
function accountStatements(flavour: Flavour, { user, password, database }: Account): string[] {
  const accounts = ['127.0.0.1', 'localhost'].map((host) => `'${user}'@'${host}'`); // through the port, through the socket
  return [
    `CREATE DATABASE IF NOT EXISTS \`${database}\`;`,
    ...accounts.flatMap((account) => [
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';`,
      `ALTER USER ${account} IDENTIFIED BY '${password}';`,
      `GRANT ALL PRIVILEGES ON \`${database.replaceAll('_', '\\_')}\`.* TO ${account};`,
    ]),
    ...(flavour === 'mysql' ? ["ALTER USER 'root'@'localhost' ACCOUNT LOCK;"] : []), // MariaDB's opens to the system's root alone
  ];
}

/** Starts the server again when it ends by itself, on the same port, so that a pool finds it again. */
function keepRunning(
  first: RunningServer,
  start: () => Promise<RunningServer>,
  say: (line: string) => void,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let current = first;

  const startAgain = async (): Promise<boolean> => {
    try {
      current = await start();
      say('The database server runs again.');
      return true;
    } catch (error) {
      say(`The database server did not start: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  };
  const supervise = async () => {
    for (let pause = SHORTEST_RESTART_PAUSE_MS; !isStopping();) {
      const status = await current.guard.ended;
      if (isStopping()) return;
      say(`The database server ended (status ${String(status)}); starting it again …`);
      await delay(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (isStopping()) return;
      const isUp = await startAgain();
      pause = isUp ? SHORTEST_RESTART_PAUSE_MS : Math.min(pause * 2, LONGEST_RESTART_PAUSE_MS);
    }
  };
  const supervised = supervise();
  return {
    stop: async () => {
      stopping.abort();
      await current.guard.stop();
      await supervised; // which may have been starting it at this moment
      await current.guard.stop();
    },
  };
}

/**
 * A server whose parent was killed is stopping, or, when its guard was killed too, runs on. Either way it holds the data
 * until it has ended.
 */
async function stopLeftOver(folder: string, say: (line: string) => void): Promise<void> {
  const pid = Number(await readFile(join(folder, 'server.pid'), 'utf8').catch(() => '0'));
  const isOurs = () =>
    pid > 0 && processIdentity(pid) !== undefined && commandLineOf(pid)?.includes(join(folder, 'my.cnf'));
  if (!isOurs()) return;
  say('Waiting for the database server of an earlier run to stop …');
  process.kill(pid, 'SIGTERM');
  const deadline = performance.now() + STOP_WITHIN_SECONDS * 1000;
  while (isOurs()) {
    if (performance.now() > deadline) process.kill(pid, 'SIGKILL');
    await delay(50);
  }
}

function refuseOlder(program: ServerProgram, remembered: Remembered | undefined): void {
  if (remembered === undefined) return;
  const [major = 0, minor = 0] = program.version.split('.').map(Number);
  const [madeMajor = 0, madeMinor = 0] = remembered.version.split('.').map(Number);
  if (major < madeMajor || (major === madeMajor && minor < madeMinor)) {
    throw new Error(`it is older than ${remembered.version}, which the data was last used with.`);
  }
}

async function recall(folder: string): Promise<Remembered | undefined> {
  const text = await readFile(join(folder, 'server.json'), 'utf8').catch(() => undefined);
  if (text === undefined || !(await exists(dataFolderOf(folder)))) return undefined;
  return JSON.parse(text) as Remembered; // written by `remember` alone, in one step
}

async function remember(folder: string, memory: Remembered): Promise<void> {
  const file = join(folder, 'server.json');
  await writeFile(`${file}.new`, `${JSON.stringify(memory, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
