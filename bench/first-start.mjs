// npm run bench:first-start: how long a newcomer waits, from `git clone` of what is committed here to the first answered query. Once
// with nothing there (an empty npm cache, no database package), then once more with both there. Says when each step was reached.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = 4999;
const query = '{ customers(first: 1) { nodes { displayName } } }';
/** Beginnings of what `npm start` says, at which a step begins. */
const steps = [
  'Installing',
  'Building',
  'Fetching',
  'Unpacking',
  'Making',
  'Migrating',
  'Loading',
  'One Window runs',
];

const folder = mkdtempSync(join(tmpdir(), 'one-window-first-start-'));
const cache = join(folder, 'npm-cache');
try {
  await firstStart('Nothing there', join(folder, 'cold'));
  await firstStart('npm and the database there', join(folder, 'warm'), join(folder, 'cold/.data/packages'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function firstStart(title, clone, packages) {
  console.log(`\n${title}`);
  const began = performance.now();
  const tell = (what) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`);
  execFileSync('git', ['clone', '--quiet', root, clone]);
  tell('cloned');
  if (packages !== undefined) {
    mkdirSync(join(clone, '.data'));
    renameSync(packages, join(clone, '.data/packages'));
  }
  const env = { ...process.env, npm_config_cache: cache, PORT: String(port) };
  delete env.DATABASE_URL;
  const start = spawn('npm', ['start'], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => start.once('exit', resolve));
  for (const stream of [start.stdout, start.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (steps.some((step) => line.startsWith(step))) tell(line);
    });
  }
  while (!(await isAnswered(join(clone, '.data/demo-identities.json')))) {
    if (start.exitCode !== null) throw new Error(`npm start ended with ${start.exitCode} in ${clone}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  tell('answered');
  process.kill(-start.pid, 'SIGINT');
  await ended;
}

/** Whether the demo bank's agent is answered; `identities` is where their token comes to stand. */
async function isAnswered(identities) {
  try {
    const { agent } = JSON.parse(readFileSync(identities, 'utf8'));
    const headers = { authorization: `Bearer ${agent}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ query });
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body });
    return (await answer.json()).data.customers.nodes.length > 0;
  } catch {
    return false; // not yet: there is no token, or nobody listens
  }
}
