// What every command does first, with nothing but Node: the right Node, the dependencies of package-lock.json, a dist/ that is
// up to date. Quick when there is nothing to do; only one process at a time does it.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const installedList = join(root, 'node_modules/.package-lock.json');
const heartbeatMs = 5000;
/** Several commands at once that find everything built wait for each other no longer; nobody needs to hear of it. */
const patienceMs = 5000;

export const say = (line) => process.stderr.write(`${line}\n`);

/** Ends the process with a message for people instead of a stack. */
export function fail(message) {
  say(message);
  process.exit(1);
}

/**
 * Leaves the process in the project's folder, where every command works. What tests and checks need besides is installed only
 * `forDevelopment`: it is two thirds of all packages, and a first start would wait for it.
 */
export async function prepare(options) {
  const { pages } = await prepareCode(options);
  await pages;
}

/** The same for a command that has a database to start meanwhile: all but the pages, which are built when `pages` is fulfilled. */
export async function prepareCode({ forDevelopment = false } = {}) {
  refuseOldNode();
  process.chdir(root);
  const { waitForLock } = createRequire(import.meta.url)('../platform/process/exclusive-lock.cjs');
  let patience;
  const lock = await waitForLock(join(root, '.data/locks'), 'prepare', ({ pid }) => {
    patience = setTimeout(
      say,
      patienceMs,
      `Waiting for process ${pid}, which installs or builds in this folder …`,
    );
  });
  clearTimeout(patience);
  try {
    if (!isInstalled(forDevelopment)) await install(forDevelopment);
    const { compile } = await import('./compile.mjs');
    const { bundled } = await compile(say);
    const pages = bundled.finally(() => lock.release());
    pages.catch(() => undefined); // told by whoever waits for it, which may be later
    return { pages };
  } catch (error) {
    lock.release();
    throw error;
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
function isInstalled(forDevelopment) {
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const builders = new Set(
    Object.keys(wanted[''].optionalDependencies ?? {}).map((name) => `node_modules/${name}`),
  );
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link || (entry.dev && !forDevelopment)) return true;
    if (installed[path] !== undefined) return installed[path].version === entry.version;
    // Made for other platforms, or offered by nobody. What builds is called optional too, but nothing starts without it.
    return (entry.optional === true && !builders.has(path)) || entry.peer === true;
  });
}

/** To what was installed completely is added, for a server may be running on it. The lock file stays as it is. */
async function install(forDevelopment) {
  say('Installing the dependencies of package-lock.json …');
  const began = Date.now();
  const timer = setInterval(
    () => say(`  … still installing (${Math.round((Date.now() - began) / 1000)} s)`),
    heartbeatMs,
  );
  try {
    const [program, ...args] = npmCommand();
    const how = existsSync(installedList) ? ['install', '--no-save'] : ['ci'];
    rmSync(installedList, { force: true }); // if this is killed half way, the next one begins anew
    const what = forDevelopment ? '--include=dev' : '--omit=dev';
    // Without --prefer-offline npm would ask the registry about each package that it has.
    const rest = ['--include=optional', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = await exitCode(program, [...args, ...how, what, ...rest]);
    if (code !== 0 || !isInstalled(forDevelopment))
      fail(
        'npm could not install everything (its output is above). When the network is back, run the same command again.',
      );
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
