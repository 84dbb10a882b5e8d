// A demo bank on a database server of its own: gone when the bench ends, or kept in a folder and taken from there the next time.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { root, say } from '../src/cli/prepare.mjs';
import {
  built,
  largeLog,
  onConnection,
  setGlobals,
  startKeptServer,
  startPassingServer,
  untilEnded,
} from './bank-server.mjs';
import { deepen } from './deepen.mjs';

const { waitForLock } = createRequire(import.meta.url)('../src/platform/process/exclusive-lock.cjs');

const FLUSHED_AT_COMMIT = 'innodb_flush_log_at_trx_commit';

/** Gives a bank: `url` is that of an account that may do everything; the server is its own and nobody else asks it. */
export async function startBank(options) {
  if (options.keep !== undefined) return startKept(options);
  const server = await startPassingServer(options);
  return filled(server, options);
}

/** One process at a time has a kept bank; another waits. */
async function startKept(options) {
  const { flavour, customers, seed, asOf, keep } = options;
  const banks = resolve(root, keep);
  const name = `${flavour}-${customers}-${seed}-${asOf}`;
  const lock = await waitForLock(banks, name, ({ pid }) =>
    say(`Waiting for process ${pid}, which has the bank ${name} …`),
  );
  try {
    const bank = await openKept(join(banks, name), options);
    const stop = async () => {
      await bank.stop();
      lock.release();
    };
    return { ...bank, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A bank counts as loaded when its folder says so, which it does last: one that was cut off is gone on with. */
async function openKept(folder, options) {
  await untilEnded(folder);
  const isLoaded = existsSync(recordIn(folder));
  const server = await startKeptServer(folder, options);
  if (isLoaded) return taken(server, folder);
  await setGlobals(server.url, [largeLog(options.flavour), [FLUSHED_AT_COMMIT, 0]]);
  const bank = await filled(server, options);
  await setGlobals(server.url, [[FLUSHED_AT_COMMIT, 1]]);
  const record = { ...options, loadedWith: server.version, at: new Date().toISOString() };
  writeFileSync(`${recordIn(folder)}.new`, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(`${recordIn(folder)}.new`, recordIn(folder));
  return bank;
}

const recordIn = (folder) => join(folder, 'bank.json');

/** What has been loaded, brought to head: what was migrated since would be missing. */
async function taken(server, folder) {
  return orStop(server, async () => {
    const { at } = JSON.parse(readFileSync(recordIn(folder), 'utf8'));
    say(`Taking the bank that was loaded at ${at} (${folder}).`);
    await migrate(server.url);
    return server;
  });
}

function filled(server, plan) {
  return orStop(server, async () => {
    await migrate(server.url);
    await fill(server.url, plan);
    await onConnection(server.url, (connection) => deepen(connection, built('kernel/id.js')));
    return server;
  });
}

async function orStop(server, work) {
  try {
    return await work();
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function migrate(url) {
  const { migrateDatabase } = built('cli/migrate-database.js');
  return migrateDatabase({ databaseUrl: url }, say);
}

async function fill(url, { customers, seed, asOf }) {
  const { createDataSource } = built('platform/db/data-source.js');
  const { openDb } = built('platform/db/db.js');
  const { seedDemoBank } = built('features/demo-bank/seed-demo-bank.js');
  const { bulkOf } = built('features/demo-bank/in-bulk.js');
  const dataSource = await createDataSource(url, { poolSize: 10, statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    const plan = { customers, seed, asOf, onProgress: say, ...bulkOf(customers, url) };
    await seedDemoBank(openDb(dataSource), plan);
  } finally {
    await dataSource.destroy();
  }
}
