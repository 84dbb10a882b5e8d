import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const LOWEST = 20_000;
const ATTEMPTS = 50;

/**
 * A free port on 127.0.0.1 below the range that the kernel gives to outgoing connections: any of those may take a port
 * inside that range between two starts. `preferred` is taken when it is free.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  const end = Math.min(32_768, lowestEphemeralPort());
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(Math.min(LOWEST, end - 1000), end);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found on 127.0.0.1 between ${String(LOWEST)} and ${String(end)}.`);
}

function lowestEphemeralPort(): number {
  try {
    return (
      Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').trim().split(/\s+/)[0]) || 32_768
    );
  } catch {
    return 32_768; // not Linux; macOS begins at 49152
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
