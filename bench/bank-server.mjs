// The database server of a bank: one of its own, gone with its files when the bench ends, or one whose files are kept.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { root, say } from '../src/cli/prepare.mjs';

const require = createRequire(import.meta.url);
export const built = (file) => require(join(root, 'dist/src', file));

const NAME = 'bench';
/** Of a load: with the server's own 128 MB it would wait for the disk all the time. A taken bank goes without: it is only read. */
const LOAD_LOG_BYTES = 1024 ** 3;
const LOG_SIZE = { mariadb: 'innodb_log_file_size', mysql: 'innodb_redo_log_capacity' };

/** For much writing, until the server ends. */
export const largeLog = (flavour) => [LOG_SIZE[flavour], LOAD_LOG_BYTES];

const search = (flavour) => ({
  flavour,
  path: process.env.PATH ?? '',
  packagesFolder: join(root, '.data/packages'),
  say,
});

/** Quick, not durable, small: good for banks that are loaded in a minute. */
export async function startPassingServer({ flavour, bufferPool }) {
  const { startThrowawayServer } = built('platform/db/local-server/throwaway-server.js');
  const server = await startThrowawayServer({ ...search(flavour), templates: join(root, '.data/templates') });
  const started = { url: server.url, version: server.program.version, stop: () => server.stop() };
  return grown(started, bufferPool);
}

/**
 * As durable as the private server of `npm start`, its files in `folder`. Its account may do everything, which that server's may
 * not: the memory is set for each run, and is no matter of the files.
 */
export async function startKeptServer(folder, { flavour, bufferPool }) {
  const { withFirstThatWorks } = built('platform/db/local-server/server-programs.js');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // What was in memory the last time is not read again: a bench begins with what it has read itself.
  rmSync(join(folder, 'data/ib_buffer_pool'), { force: true });
  const started = await withFirstThatWorks(search(flavour), (program) => startOn(folder, program));
  await setGlobals(started.url, [['innodb_buffer_pool_dump_at_shutdown', 0]]);
  return grown(started, bufferPool);
}

async function startOn(folder, program) {
  const { initialiseData } = built('platform/db/local-server/initialise-data.js');
  const { startServer } = built('platform/db/local-server/server-process.js');
  const { freePort } = built('platform/db/local-server/free-port.js');
  const data = join(folder, 'data');
  if (!existsSync(data)) await initialiseData(program, data);
  const account = { user: NAME, password: randomBytes(24).toString('base64url'), database: NAME };
  const user = `'${NAME}'@'127.0.0.1'`;
  const { url, guard } = await startServer({
    program,
    folder,
    port: await freePort(),
    durability: 'durable',
    account,
    firstStatements: [
      `CREATE DATABASE IF NOT EXISTS ${NAME};`,
      `CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY '${account.password}';`,
      `ALTER USER ${user} IDENTIFIED BY '${account.password}';`,
      `GRANT ALL PRIVILEGES ON *.* TO ${user} WITH GRANT OPTION;`,
    ],
    onWaiting: (seconds) => say(`  … the database is starting (${seconds} s)`),
  });
  return { url, version: program.version, stop: () => guard.stop() };
}

/** The server of a bench that was killed may still be writing its pages; it ends by itself. */
export async function untilEnded(folder) {
  const pidFile = join(folder, 'server.pid');
  const { commandLineOf } = require(join(root, 'dist/src/platform/process/process-identity.cjs'));
  const isRunning = () =>
    existsSync(pidFile) && commandLineOf(Number(readFileSync(pidFile, 'utf8')))?.includes(folder);
  if (!isRunning()) return;
  say('Waiting for the database server of an earlier run to stop …');
  while (isRunning()) await delay(100);
}

/** A bank that does not fit into memory would measure the disk. */
async function grown(server, bufferPool) {
  try {
    await setGlobals(server.url, [['innodb_buffer_pool_size', bufferPool * 1024 ** 2]]);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export async function setGlobals(url, settings) {
  await onConnection(url, async (connection) => {
    for (const [name, value] of settings) await connection.query(`SET GLOBAL ${name} = ?`, [value]);
  });
}

export async function onConnection(url, work) {
  const connection = await mysql.createConnection({ uri: url, timezone: 'Z' });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
