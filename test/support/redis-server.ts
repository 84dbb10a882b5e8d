import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchPackages } from '../../src/platform/db/local-server/apt-packages';
import { freePort } from '../../src/platform/db/local-server/free-port';
import { unpackedCommand } from '../../src/platform/db/local-server/unpacked-program';
import { startGuarded } from '../../src/platform/process/guarded-process';
import { waitUntil } from './wait-until';

/** A real Redis of the test's own, from the distribution's package: no root is needed, and nothing of the machine is touched. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it at once, as a power cut would; what it held is gone. */
  stop(): Promise<void>;
}

const PACKAGES = join(__dirname, '../../.data/packages/redis-server');

/** Starts one on `port`, or on any free one. Fetches the package when it is not there yet. */
export async function startRedisServer(port?: number): Promise<RedisServer> {
  const root = await fetchPackages(PACKAGES, { name: 'redis-server', keeps: ['usr/bin'] }, (line) =>
    process.stderr.write(`${line}\n`),
  );
  const folder = await mkdtemp(join(tmpdir(), 'one-window-redis-'));
  const listening = port ?? (await freePort());
  const settings = ['--port', String(listening), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const guard = startGuarded({
    command: [...(await unpackedCommand(root, join(root, 'usr/bin/redis-server'))), ...settings],
    logFile: join(folder, 'log'),
    pidFile: join(folder, 'pid'),
    stopSignal: 'KILL',
    graceSeconds: 1,
    removeAfterwards: folder,
  });
  await waitUntil('Redis listens', () => listens(listening));
  return { port: listening, url: `redis://127.0.0.1:${String(listening)}`, stop: () => guard.stop() };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
