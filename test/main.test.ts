import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { buildDeferredIndexes, deferIndexes } from '../src/platform/db/deferred-indexes';
import { liveClient, subscribe } from './platform/live/live-client';
import { freshDatabase, unmigratedDatabase } from './support/database';
import { startNode, type StartedProcess } from './support/started-process';
import { demoBearer } from './support/demo-token';
import { temporaryFolder } from './support/temporary-folder';
import { waitUntil } from './support/wait-until';

const folder = temporaryFolder();
const CURSOR_KEY = 'ab'.repeat(32);
const CUSTOMERS = '{ customers(first: 1) { nodes { id } } }';

function startMain(environment: Record<string, string>): Promise<StartedProcess> {
  const defaults = { CURSOR_KEY, PORT: '0', DEMO_IDENTITIES: folder };
  return startNode(folder, ['dist/main.js'], { ...defaults, ...environment });
}

const urlOf = (main: StartedProcess) => main.printed(/"url":"([^"]+)"/);

async function query(url: string, text: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...demoBearer(folder) },
    body: JSON.stringify({ query: text }),
  });
  return response.json();
}

describe('the server in its production form', () => {
  it('serves, and on SIGTERM finishes what is in flight, refuses what is new, and ends with 0', async () => {
    const database = await freshDatabase();
    // Patient, so that a busy machine does not end the request before the lock does.
    const patience = { STATEMENT_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' };
    const main = await startMain({ DATABASE_URL: database.url, ...patience });
    const url = await urlOf(main);
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready', notes: [] });

    const blocker = await createConnection(database.url);
    await blocker.query('LOCK TABLES customers WRITE');
    const inFlight = query(url, CUSTOMERS);
    const waiting = `SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE '%customers%' AND state LIKE '%lock%'`;
    await waitUntil('the request waits for the database', async () => {
      const [row] = await database.db.query<{ n: number }>('test.waiting', waiting);
      return row?.n === 1;
    });
    process.kill(main.pid, 'SIGTERM');
    await waitUntil('new connections are refused', () =>
      fetch(`${url}/health`).then(
        () => false,
        () => true,
      ),
    );
    await blocker.end(); // the lock goes with it
    expect(await inFlight).toMatchObject({ data: { customers: { nodes: [] } } });
    expect(await main.ended).toBe(0);
    await database.drop();
  });

  it('on SIGTERM says farewell to whoever listens, and ends with 0', async () => {
    const database = await freshDatabase();
    const main = await startMain({ DATABASE_URL: database.url });
    const url = await urlOf(main);
    const client = liveClient(url, demoBearer(folder));
    let isConnected = false;
    client.on('connected', () => (isConnected = true));
    const listener = subscribe(client, 'subscription { promiseDue { id } }');
    await waitUntil('it listens', () => isConnected);
    process.kill(main.pid, 'SIGTERM');
    expect(await main.ended).toBe(0);
    await waitUntil('it was told', () => listener.end !== null);
    expect(listener.end).toMatchObject({ code: 1001 });
    await client.dispose();
    await database.drop();
  });

  it('says npm run migrate when the database is not at head, which then helps', async () => {
    const { url, drop } = await unmigratedDatabase();
    const refused = await startMain({ DATABASE_URL: url });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /^The database "\w+" at 127\.0\.0\.1:\d+ lacks \d+ of this version's migrations\. Bring it up to date with: npm run migrate\n$/,
    );
    const migrate = await startNode(folder, ['src/cli/run.mjs', 'migrate'], { DATABASE_URL: url });
    expect([await migrate.ended, migrate.output()]).toEqual([
      0,
      expect.stringMatching(/The database is at head\.\n$/),
    ]);
    const main = await startMain({ DATABASE_URL: url });
    await urlOf(main);
    await main.stop();
    expect(await main.ended).toBe(0);
    await drop();
  });

  it.each([
    [
      'an absent database',
      { DATABASE_URL: 'mysql://ow:secret@127.0.0.1:1/ow' },
      'cannot be used (ECONNREFUSED). Check that',
    ],
    ['half a configuration', { DATABASE_URL: '' }, 'DATABASE_URL is required'],
    [
      'production without a way to tell who asks',
      { NODE_ENV: 'production', DEMO_IDENTITIES: '' },
      'NODE_ENV must not be production without a way to tell who asks',
    ],
    [
      'demo identities in production',
      { NODE_ENV: 'production', API_KEYS: 'on' },
      'DEMO_IDENTITIES must not be set in production',
    ],
    ['an open door', { HOST: '0.0.0.0', DEMO_IDENTITIES: '' }, 'HOST must be one of 127.0.0.1'],
    ['an open door to demo identities', { HOST: '0.0.0.0', API_KEYS: 'on' }, 'with DEMO_IDENTITIES'],
    ['another time zone', { TZ: 'Europe/Prague' }, 'TZ is "Europe/Prague"'],
  ])('refuses to start with %s', async (_what, environment, message) => {
    const main = await startMain({ DATABASE_URL: 'mysql://ow:secret@127.0.0.1:1/ow', ...environment });
    expect(await main.ended).toBe(1);
    expect(main.output()).toContain(message);
    expect(main.output()).not.toContain('secret');
  });

  it('tells Prometheus how long requests and statements took, and nothing of any customer', async () => {
    const { url: databaseUrl, drop } = await freshDatabase();
    const main = await startMain({ DATABASE_URL: databaseUrl });
    const url = await urlOf(main);
    await query(url, CUSTOMERS);
    await query(url, '{ customersByContact(value: "jana.nova@example.com", first: 1) { nodes { id } } }');
    await fetch(`${url}/jana.nova`);
    const response = await fetch(`${url}/metrics`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const text = await response.text();
    expect(text).toContain('http_request_duration_seconds_count{path="/graphql",status="200"} 2\n');
    expect(text).toContain('http_request_duration_seconds_count{path="other",status="404"} 1\n');
    expect(text).toContain('sql_statement_duration_seconds_count{statement="customerList.allCustomers"} 1\n');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('jana');
    await main.stop();
    await drop();
  });

  it('is not ready while a migration or the indexes of a load are lacking, and ready with a note when there is one that it does not know', async () => {
    const { url: databaseUrl, db, drop } = await freshDatabase();
    const main = await startMain({ DATABASE_URL: databaseUrl });
    const ready = async () => {
      const response = await fetch(`${await urlOf(main)}/ready`);
      return [response.status, await response.json()];
    };
    const newer = [1, 'AddWhatIsToCome9999999999999'];
    await db.execute('test.ahead', 'INSERT INTO schema_migrations (timestamp, name) VALUES (?)', [newer]);
    expect(await ready()).toEqual([
      200,
      { status: 'ready', notes: ['the database is ahead of this version by 1 migrations'] },
    ]);
    await deferIndexes(db, ['teams']);
    expect(await ready()).toMatchObject([
      503,
      { reasons: [expect.stringMatching('large load has not ended')] },
    ]);
    await buildDeferredIndexes(db, () => undefined);
    await db.execute('test.behind', 'DELETE FROM schema_migrations WHERE name LIKE ?', ['CreateProducts%']);
    expect(await ready()).toEqual([
      503,
      { status: 'not ready', reasons: ['the database lacks 1 migrations: npm run migrate'] },
    ]);
    await main.stop();
    await drop();
  });

  it('is not ready while the database is away, says so at once, and recovers by itself', async () => {
    const database = await freshDatabase();
    const gate = await openGate(Number(new URL(database.url).port));
    const main = await startMain({
      DATABASE_URL: Object.assign(new URL(database.url), { port: gate.port }).href,
    });
    const url = await urlOf(main);
    expect(await query(url, CUSTOMERS)).toMatchObject({ data: { customers: { nodes: [] } } });

    await gate.close();
    const response = await fetch(`${url}/ready`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', reasons: ['the database is not reachable: ECONNREFUSED'] },
    ]);
    expect(await query(url, CUSTOMERS)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });

    await gate.open();
    await waitUntil('it is ready again', async () => (await fetch(`${url}/ready`)).status === 200);
    expect(await query(url, CUSTOMERS)).toMatchObject({ data: { customers: { nodes: [] } } });
    await main.stop();
    await gate.close();
    await database.drop();
  });
});

/** A way to the database that can be shut and opened again. */
interface Gate {
  readonly port: string;
  open(): Promise<void>;
  close(): Promise<void>;
}

async function openGate(databasePort: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  const listenOn = (port: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer((incoming) => {
        const outgoing = connect(databasePort, '127.0.0.1');
        for (const socket of [incoming, outgoing]) {
          sockets.add(socket);
          socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
        }
        incoming.pipe(outgoing).pipe(incoming);
      });
      server.listen(port, '127.0.0.1', () => {
        resolve(server);
      });
    });
  let server = await listenOn(0);
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    port: String(port),
    open: async () => {
      server = await listenOn(port);
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
