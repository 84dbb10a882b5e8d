import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoundedDataSource } from '../../src/platform/db/bounded-data-source';
import { migrateDatabase } from '../../src/cli/migrate-database';
import { createDataSource } from '../../src/platform/db/data-source';
import { isUnreachable } from '../../src/platform/db/database-error';
import { openDb, type Db } from '../../src/platform/db/db';
import { startOwnServer, type OwnServer } from '../../src/platform/db/local-server/own-server';
import { contacts } from '../features/imports/mappings';
import { mails, storedKeys, storedRuns, upTo } from '../features/imports/runs';
import { startNode, type StartedProcess } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';

// A server of its own is made, migrated, killed and recovers.
jest.setTimeout(180_000);

const COUNT = 12_000;
const SETTINGS = { poolSize: 4, statementTimeoutMs: 5_000 };
const folder = temporaryFolder();
const said: string[] = [];

let server: OwnServer;
let dataSource: BoundedDataSource;
let db: Db;
beforeAll(async () => {
  server = await startOwnServer({
    folder: join(folder, 'database'),
    packagesFolder: join(__dirname, '../../.data/packages'),
    path: '',
    say: (line) => said.push(line),
  });
  await migrateDatabase({ databaseUrl: server.url, ...SETTINGS }, (line) => said.push(line));
  dataSource = await createDataSource(server.url, SETTINGS);
  await dataSource.initialize();
  db = openDb(dataSource);
  await mkdir(join(folder, 'kept'));
  await writeFile(join(folder, 'mails.yaml'), contacts);
  await writeFile(join(folder, 'mails.csv'), mails('1!', ...upTo(COUNT)));
});
afterAll(async () => {
  await dataSource.destroy();
  await server.stop();
});

function startImport(): Promise<StartedProcess> {
  return startNode(folder, ['src/cli/run.mjs', 'import', 'mails.csv', '--mapping', 'mails.yaml'], {
    DATABASE_URL: server.url,
    INIT_CWD: folder,
    TMPDIR: join(folder, 'kept'),
  });
}

/** Kills the server while a batch of an import is written and not kept yet, and waits until it runs again. */
async function crash(): Promise<void> {
  const isWaiting = () =>
    db.query(
      'test.waiting',
      "SELECT 1 FROM information_schema.processlist WHERE info LIKE '%UPDATE import\\_runs%' AND info NOT LIKE '%test.waiting%'",
    );
  const begun = () => db.query('test.begun', 'SELECT 1 FROM import_runs WHERE line_reached > 0');
  await waitUntil('an import is at work', async () => (await begun()).length > 0, 60_000);
  const holding = db.transaction(async (tx) => {
    await tx.query('test.hold', "SELECT 1 FROM import_runs WHERE status = 'RUNNING' FOR UPDATE");
    await waitUntil('a batch is written', async () => (await isWaiting()).length > 0);
    process.kill(Number(readFileSync(join(folder, 'database/server.pid'), 'utf8')), 'SIGKILL');
  });
  // What held the import has gone with the server.
  expect(isUnreachable(await holding.catch((error: unknown) => error))).toBe(true);
  await waitUntil('the server runs again', () => said.includes('The database server runs again.'), 120_000);
}

test('an import whose server is killed says what to do, has kept whole batches, and goes on where it was', async () => {
  const importing = await startImport();
  await crash();
  expect(await importing.ended).toBe(2);
  expect(importing.output()).toMatch(
    /The database does not answer: .+\. What is in stays; run the same import again, and it goes on from there\.\n$/,
  );
  const [run] = await storedRuns(db);
  if (run === undefined) throw new Error('The run is lost.');
  expect(run.lineReached % 1000).toBe(0);
  expect(await storedKeys(db)).toHaveLength(run.lineReached - 2);
  const again = await startImport();
  expect(await again.ended).toBe(1);
  expect(again.output()).toContain(`going on after line ${String(run.lineReached)}`);
  expect(await storedRuns(db)).toMatchObject([
    { status: 'SUCCEEDED', counts: `${String(COUNT + 1)}: ${String(COUNT)}/0/0/0/1`, resumptions: 1 },
  ]);
  expect(await storedKeys(db)).toHaveLength(COUNT);
});
