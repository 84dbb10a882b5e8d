import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { startOwnServer, type OwnServer } from '../../../../src/platform/db/local-server/own-server';
import { processIdentity } from '../../../../src/platform/process/process-identity.cjs';
import { childrenOf, parentOf } from '../../../support/process-tree';
import { startNode } from '../../../support/started-process';
import { temporaryFolder } from '../../../support/temporary-folder';
import { waitUntil } from '../../../support/wait-until';

const root = join(__dirname, '../../../..');
const packagesFolder = join(root, '.data/packages');
const scratch = temporaryFolder();
const newFolder = () => mkdtempSync(join(scratch, 'server-'));
const servers: OwnServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(folder: string, path = '', said: string[] = []): Promise<OwnServer> {
  const server = await startOwnServer({ folder, packagesFolder, path, say: (line) => said.push(line) });
  servers.push(server);
  return server;
}

async function idsIn(url: string): Promise<number[]> {
  const connection = await createConnection(url);
  const [rows] = await connection.query<(RowDataPacket & { id: number })[]>(
    'SELECT id FROM written ORDER BY id',
  );
  await connection.end();
  return rows.map(({ id }) => id);
}

/** Starts a server, then writes row after row and prints the number of each one that the server has acknowledged. */
const WRITER = `
const { startOwnServer } = require(${JSON.stringify(join(root, 'dist/src/platform/db/local-server/own-server.js'))});
const { createConnection } = require('mysql2/promise');
(async () => {
  const [folder, packagesFolder] = process.argv.slice(1);
  const { url } = await startOwnServer({ folder, packagesFolder, path: '', say: () => undefined });
  const connection = await createConnection(url);
  await connection.query('CREATE TABLE written (id INT PRIMARY KEY)');
  for (let id = 1; ; id += 1) {
    await connection.query('INSERT INTO written VALUES (?)', [id]);
    console.log('wrote ' + id);
  }
})();`;

/** Kills all of them at once; one that was already ended by the end of another is dead all the same. */
function killAll(pids: readonly number[]): void {
  spawnSync('sh', ['-c', `kill -KILL ${pids.join(' ')}`]);
}

const serverPid = (folder: string) => Number(readFileSync(join(folder, 'server.pid'), 'utf8'));
describe('the private server', () => {
  it('has lost nothing that it acknowledged when everything was killed in the middle of writes', async () => {
    const folder = newFolder();
    const writer = await startNode(scratch, ['-e', WRITER, folder, packagesFolder]);
    await writer.printed(/wrote 100\n/);
    const server = serverPid(folder);
    killAll([parentOf(server), server, writer.pid]);
    await writer.ended;
    await waitUntil('the server is gone', () => processIdentity(server) === undefined);
    const acknowledged = Number([...writer.output().matchAll(/^wrote (\d+)$/gm)].at(-1)?.[1]);

    const ids = await idsIn((await start(folder)).url);
    expect(ids.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, index) => index + 1));
    expect(acknowledged).toBeGreaterThanOrEqual(100);
  });

  it('is stopped first when a killed process left it running, and then takes over the data', async () => {
    const folder = newFolder();
    const writer = await startNode(scratch, ['-e', WRITER, folder, packagesFolder]);
    await writer.printed(/wrote 1\n/);
    const leftOver = serverPid(folder);
    const guard = parentOf(leftOver);
    const watcher = childrenOf(guard).filter((pid) => pid !== leftOver);
    killAll([...watcher, guard, writer.pid]);
    await writer.ended;
    expect(processIdentity(leftOver)).toBeDefined();

    const said: string[] = [];
    const server = await start(folder, '', said);
    expect(said).toContain('Waiting for the database server of an earlier run to stop …');
    expect(processIdentity(leftOver)).toBeUndefined();
    expect(await idsIn(server.url)).toContain(1);
  });

  it('runs again by itself, under the same address, when it alone was killed', async () => {
    const folder = newFolder();
    const { url } = await start(folder);
    const killed = serverPid(folder);
    process.kill(killed, 'SIGKILL');
    await waitUntil('it is another process that answers', async () => {
      const connection = await createConnection(url).catch(() => undefined);
      await connection?.end();
      return connection !== undefined && serverPid(folder) !== killed;
    });
  });

  it('can be stopped while it is starting again', async () => {
    const folder = newFolder();
    const said: string[] = [];
    const server = await start(folder, '', said);
    const killed = serverPid(folder);
    process.kill(killed, 'SIGKILL');
    const pidFile = join(folder, 'server.pid');
    await waitUntil('another one is starting', () => existsSync(pidFile) && serverPid(folder) !== killed);
    await server.stop();
    expect(existsSync(pidFile)).toBe(false);
    expect(said).not.toContain('The database server did not start');
  });

  it('lets nobody in but its own account, whose password only its owner can read', async () => {
    const folder = newFolder();
    const { url } = await start(folder);
    const { hostname, port } = new URL(url);
    for (const user of ['root', 'one_window', '']) {
      await expect(createConnection({ host: hostname, port: Number(port), user })).rejects.toThrow(
        /denied|locked/,
      );
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'server.json')).mode & 0o777).toBe(0o600);
    const connection = await createConnection(url);
    await expect(connection.query('CREATE DATABASE another')).rejects.toThrow('denied');
    await connection.end();
  });

  it('comes from the next place when a server that was found does not work, and says so', async () => {
    const broken = join(scratch, 'broken/bin');
    mkdirSync(join(scratch, 'broken/share/mysql/english'), { recursive: true });
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(scratch, 'broken/share/mysql/english/errmsg.sys'), '');
    const script =
      '#!/bin/sh\ncase "$*" in *--version*) echo "mysqld  Ver 9.7.0 for Linux";; *) echo "[ERROR] out of order" >&2; exit 1;; esac\n';
    writeFileSync(join(broken, 'mysqld'), script);
    chmodSync(join(broken, 'mysqld'), 0o755);
    const said: string[] = [];
    const { program } = await start(newFolder(), broken, said);
    expect(program.origin).not.toContain('broken');
    expect(said.join('\n')).toMatch(/Cannot use mysql 9\.7\.0 \(.*broken\/bin\/mysqld\): .*out of order/);
  });
});
