import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const script = resolve(__dirname, '../../../src/platform/sandbox/bundle.mjs');

/** The real sandbox in a folder of its own, built the way a person builds it by hand; `remove` it afterwards. */
export async function bundleForTest(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const dir = join(parent, 'built');
  await promisify(execFile)(process.execPath, [script, dir]);
  return { dir, remove: () => rm(parent, { recursive: true, force: true }) };
}
