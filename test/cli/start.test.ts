import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { createDataSource } from '../../src/platform/db/data-source';
import { openDb } from '../../src/platform/db/db';
import { deferIndexes } from '../../src/platform/db/deferred-indexes';
import { processIdentity } from '../../src/platform/process/process-identity.cjs';
import { freshDatabase, unmigratedDatabase } from '../support/database';
import { demoBearer } from '../support/demo-token';
import { startNode, type StartedProcess } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';

const scratch = temporaryFolder();

/** Where a start keeps its own database; the fetched packages are shared with the tests. */
function newDataFolder(): string {
  const folder = mkdtempSync(join(scratch, 'data-'));
  symlinkSync(join(__dirname, '../../.data/packages'), join(folder, 'packages'));
  return folder;
}

function npmStart(
  dataFolder: string,
  environment: Record<string, string> = {},
  ...args: string[]
): Promise<StartedProcess> {
  return startNode(scratch, ['src/cli/start.mjs', ...args], {
    DATA_FOLDER: dataFolder,
    PORT: '0',
    ...environment,
  });
}

const apiOf = (start: StartedProcess) => start.printed(/API +(http\S+)/);

/** Whether the API shows a customer to the agent of the demo bank. */
async function hasCustomers(api: string, dataFolder: string): Promise<boolean> {
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...demoBearer(dataFolder, 'agent') },
    body: JSON.stringify({ query: '{ customers(first: 1) { nodes { id } } }' }),
  });
  const { data } = (await response.json()) as { data: { customers: { nodes: unknown[] } } };
  return data.customers.nodes.length > 0;
}

/** Customers in the database at `url`. */
async function countCustomers(url: string): Promise<number> {
  const connection = await createConnection(url);
  const [rows] = await connection.query<(RowDataPacket & { n: number })[]>(
    'SELECT COUNT(*) AS n FROM customers',
  );
  await connection.end();
  return rows[0]?.n ?? 0;
}

function privateUrl(dataFolder: string): string {
  const text = readFileSync(join(dataFolder, 'database/server.json'), 'utf8');
  const { password, port } = JSON.parse(text) as { password: string; port: number };
  return `mysql://one_window:${password}@127.0.0.1:${String(port)}/one_window`;
}

describe('npm start', () => {
  it('gets a database with the demo bank, tells a second start where it serves, and keeps the data', async () => {
    const dataFolder = newDataFolder();
    const first = await npmStart(dataFolder);
    const api = await apiOf(first);
    expect(await hasCustomers(api, dataFolder)).toBe(true);
    const customers = await countCustomers(privateUrl(dataFolder));

    const second = await npmStart(dataFolder);
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain(
      `One Window runs in this folder already (process ${String(first.pid)}).`,
    );
    expect(second.output()).toContain(api);

    await first.stop();
    expect(await first.ended).toBe(0);
    const later = await npmStart(dataFolder);
    expect(await hasCustomers(await apiOf(later), dataFolder)).toBe(true);
    expect(await countCustomers(privateUrl(dataFolder))).toBe(customers);
    expect(later.output()).not.toMatch(/Fetching|Making|Migrating|demo bank/);

    const database = Number(readFileSync(join(dataFolder, 'database/server.pid'), 'utf8'));
    process.kill(later.pid, 'SIGKILL');
    await waitUntil('the database has ended with its parent', () => processIdentity(database) === undefined);
  }, 60_000);

  it('goes on loading the demo bank when it was killed while loading, with the bank that it had begun', async () => {
    const dataFolder = newDataFolder();
    const killed = await npmStart(dataFolder);
    const record = join(dataFolder, 'database/demo-bank.json');
    await waitUntil('the load has begun', () => existsSync(record));
    const { plan } = JSON.parse(readFileSync(record, 'utf8')) as { plan: object };
    expect(plan).toMatchObject({ customers: 2000, seed: 7 });
    await waitUntil('there are customers', () =>
      countCustomers(privateUrl(dataFolder)).then(
        (customers) => customers > 0,
        () => false,
      ),
    );
    process.kill(killed.pid, 'SIGKILL');

    const start = await npmStart(dataFolder);
    await apiOf(start);
    expect(start.output()).toContain('The demo bank was not loaded to its end the last time; going on …');
    expect(await countCustomers(privateUrl(dataFolder))).toBe(2000);
    expect(readFileSync(record, 'utf8')).toContain('"state":"loaded"');
    await start.stop();
  }, 60_000);

  it('leaves everything as it is when there are other data beside a demo bank that was not loaded to its end', async () => {
    const dataFolder = newDataFolder();
    const first = await npmStart(dataFolder);
    await apiOf(first);
    const customers = await countCustomers(privateUrl(dataFolder));
    const connection = await createConnection(privateUrl(dataFolder));
    await connection.query("UPDATE source_systems SET code = 'our-own' LIMIT 1");
    await connection.end();
    const dataSource = await createDataSource(privateUrl(dataFolder), { poolSize: 1, statementTimeoutMs: 0 });
    await dataSource.initialize();
    await deferIndexes(openDb(dataSource), ['customers']);
    await dataSource.destroy();
    await first.stop();
    const plan = { customers: 2000, seed: 7, asOf: '2026-11-01' };
    writeFileSync(join(dataFolder, 'database/demo-bank.json'), JSON.stringify({ state: 'loading', plan }));

    const later = await npmStart(dataFolder);
    await apiOf(later);
    expect(later.output()).toContain('there are other data beside it: it stays as it is.');
    expect(later.output()).toContain('building the indexes of customers, which the load has taken off');
    expect((await fetch((await apiOf(later)).replace('/graphql', '/ready'))).status).toBe(200);
    expect(await countCustomers(privateUrl(dataFolder))).toBe(customers);
    await later.stop();
  }, 60_000);

  it('takes the database of DATABASE_URL as it is: neither migrates it …', async () => {
    const { url, db, drop } = await unmigratedDatabase();
    const start = await npmStart(newDataFolder(), { DATABASE_URL: url }, '--demo');
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain('Bring it up to date with: npm run migrate');
    expect(await db.query('test.tables', 'SHOW TABLES')).toEqual([]);
    await drop();
  });

  it('… nor fills it, unless --demo is given and it is empty', async () => {
    const { url, drop } = await freshDatabase();
    const dataFolder = newDataFolder();
    const plain = await npmStart(dataFolder, { DATABASE_URL: url });
    expect(await hasCustomers(await apiOf(plain), dataFolder)).toBe(false);
    await plain.stop();
    const demo = await npmStart(dataFolder, { DATABASE_URL: url }, '--demo');
    expect(await hasCustomers(await apiOf(demo), dataFolder)).toBe(true);
    await demo.stop();
    const customers = await countCustomers(url);
    const again = await npmStart(newDataFolder(), { DATABASE_URL: url }, '--demo');
    await apiOf(again);
    expect(await countCustomers(url)).toBe(customers);
    expect(again.output()).toContain('The database is not empty; the demo bank is not loaded.');
    await again.stop();
    await drop();
  }, 60_000);

  it('names PORT when somebody else has the port, before it gets a database', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const { port } = occupant.address() as AddressInfo;
    const start = await npmStart(newDataFolder(), { PORT: String(port) });
    expect(await start.ended).toBe(1);
    expect(start.output()).toBe(
      `Somebody else uses port ${String(port)} on 127.0.0.1. Set PORT to another one.\n`,
    );
    occupant.close();
  });

  it.each([
    [
      'NODE_ENV=production',
      { NODE_ENV: 'production' },
      'NODE_ENV must not be production without a way to tell who asks',
    ],
    ['a time zone other than UTC', { TZ: 'Asia/Tokyo' }, 'TZ is "Asia/Tokyo"'],
  ])('refuses %s', async (_what, environment, message) => {
    const start = await npmStart(newDataFolder(), environment);
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain(message);
  });
});
