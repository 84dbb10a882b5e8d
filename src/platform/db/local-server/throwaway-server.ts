import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForLock } from '../../process/exclusive-lock.cjs';
import { freePort } from './free-port';
import { initialiseData } from './initialise-data';
import type { ServerProgram } from './server-program';
import { startServer, type Account } from './server-process';
import { withFirstThatWorks, type Search } from './server-programs';
import { dataFolderOf } from './server-settings';

/** A server for tests: quick, not durable, and gone with its files when it is stopped or this process ends. */
export interface ThrowawayServer {
  /** An account that may do everything, on a database of the same name. */
  readonly url: string;
  readonly program: ServerProgram;
  stop(): Promise<void>;
}

/** Starts one in the system's temporary folder. `templates` keeps an initialised data folder for each version, to copy. */
export async function startThrowawayServer(search: Search & { templates: string }): Promise<ThrowawayServer> {
  return withFirstThatWorks(search, async (program) => {
    const template = await templateOf(program, search.templates);
    const folder = await mkdtemp(join(tmpdir(), 'one-window-test-'));
    try {
      await cp(template, dataFolderOf(folder), { recursive: true, mode: constants.COPYFILE_FICLONE });
      const account: Account = { user: 'test', password: randomBytes(12).toString('hex'), database: 'test' };
      const server = await startServer({
        program,
        folder,
        port: await freePort(),
        durability: 'throwaway',
        account,
        firstStatements: [
          `CREATE DATABASE ${account.database};`,
          `CREATE USER '${account.user}'@'127.0.0.1' IDENTIFIED BY '${account.password}';`,
          `GRANT ALL PRIVILEGES ON *.* TO '${account.user}'@'127.0.0.1' WITH GRANT OPTION;`,
        ],
        onWaiting: (seconds) => {
          search.say(`  … the test database is starting (${String(seconds)} s)`);
        },
      });
      return { url: server.url, program, stop: () => server.guard.stop() };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
}

async function templateOf(program: ServerProgram, templates: string): Promise<string> {
  const template = join(templates, `${program.flavour}-${program.version}`);
  const lock = await waitForLock(templates, 'making');
  try {
    if (!(await exists(template))) await initialiseData(program, template);
    return template;
  } finally {
    lock.release();
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
