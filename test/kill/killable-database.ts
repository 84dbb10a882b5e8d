import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateDatabase } from '../../src/cli/migrate-database';
import { createDataSource } from '../../src/platform/db/data-source';
import { openDb, type Db } from '../../src/platform/db/db';
import { freePort } from '../../src/platform/db/local-server/free-port';
import { initialiseData } from '../../src/platform/db/local-server/initialise-data';
import { startServer, type RunningServer } from '../../src/platform/db/local-server/server-process';
import type { ServerProgram } from '../../src/platform/db/local-server/server-program';
import { withFirstThatWorks } from '../../src/platform/db/local-server/server-programs';
import { dataFolderOf } from '../../src/platform/db/local-server/server-settings';

const SETTINGS = { poolSize: 2, statementTimeoutMs: 60_000 };
const ACCOUNT = { user: 'test', password: 'of-this-test-alone', database: 'one_window' };

/** A migrated database with the durable settings of the product, on a server of its own that can be killed and started again. */
export class KillableDatabase {
  private constructor(
    private readonly program: ServerProgram,
    private readonly folder: string,
    private readonly port: number,
    private running: RunningServer,
  ) {}

  static start(folder: string): Promise<KillableDatabase> {
    const search = {
      packagesFolder: join(__dirname, '../../.data/packages'),
      path: '',
      say: () => undefined,
    };
    return withFirstThatWorks(search, async (program) => {
      await mkdir(folder, { recursive: true });
      await initialiseData(program, dataFolderOf(folder));
      const port = await freePort();
      const database = new KillableDatabase(program, folder, port, await startOn(program, folder, port));
      await migrateDatabase({ databaseUrl: database.url, ...SETTINGS }, () => undefined);
      return database;
    });
  }

  get url(): string {
    return this.running.url;
  }

  /** As a power cut does, but for what the operating system has been given to write. */
  async kill(): Promise<void> {
    process.kill(Number(readFileSync(join(this.folder, 'server.pid'), 'utf8')), 'SIGKILL');
    await this.running.guard.ended;
  }

  async startAgain(): Promise<void> {
    this.running = await startOn(this.program, this.folder, this.port);
  }

  async use<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const dataSource = await createDataSource(this.url, SETTINGS);
    await dataSource.initialize();
    try {
      return await work(openDb(dataSource));
    } finally {
      await dataSource.destroy();
    }
  }

  stop(): Promise<void> {
    return this.running.guard.stop();
  }
}

function startOn(program: ServerProgram, folder: string, port: number): Promise<RunningServer> {
  const { user, password, database } = ACCOUNT;
  return startServer({
    ...{ program, folder, port, account: ACCOUNT, durability: 'durable', onWaiting: () => undefined },
    firstStatements: [
      `CREATE DATABASE IF NOT EXISTS ${database};`,
      `CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
      `GRANT ALL PRIVILEGES ON *.* TO '${user}'@'127.0.0.1';`,
    ],
  });
}
