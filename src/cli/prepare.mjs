// What every command does first, with nothing but Node: the right Node, the dependencies of package-lock.json, a dist/ that is
// up to date. Quick when there is nothing to do; only one process at a time does it.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const heartbeatMs = 5000;

export const say = (line) => process.stderr.write(`${line}\n`);

/** Ends the process with a message for people instead of a stack. */
export function fail(message) {
  say(message);
  process.exit(1);
}

/** Leaves the process in the project's folder, where every command works. */
export async function prepare() {
  refuseOldNode();
  process.chdir(root);
  const { waitForLock } = createRequire(import.meta.url)('../platform/process/exclusive-lock.cjs');
  const lock = await waitForLock(join(root, '.data/locks'), 'prepare', ({ pid }) =>
    say(`Waiting for process ${pid}, which installs or builds in this folder …`),
  );
  try {
    if (!isInstalled()) await install();
    const { compile } = await import('./compile.mjs');
    await compile(say);
  } finally {
    lock.release();
  }
}

export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `One Window needs Node 20.19 or later; this is ${process.version}. Get one from https://nodejs.org and try again.`,
  );
}

/** npm writes its own list of what it installed when it has finished; it is held against the lock file. */
function isInstalled() {
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer, link }]) => {
    if (path === '' || link) return true;
    if (installed[path] === undefined) return optional === true || peer === true; // made for another platform, or offered by nobody
    return installed[path].version === version;
  });
}

async function install() {
  say('Installing the dependencies of package-lock.json …');
  const began = Date.now();
  const timer = setInterval(
    () => say(`  … still installing (${Math.round((Date.now() - began) / 1000)} s)`),
    heartbeatMs,
  );
  try {
    const [program, ...args] = npmCommand();
    const code = await exitCode(program, [
      ...args,
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    if (code !== 0)
      fail('npm ci failed (its output is above). When the network is back, run the same command again.');
  } finally {
    clearInterval(timer);
  }
}

/** How to run npm: run by npm itself, a script is told where npm lies; by hand, npm is on the PATH. */
export function npmCommand() {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
}

export function exitCode(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
}
