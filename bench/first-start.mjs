// npm run bench:first-start: how long a newcomer waits, from `git clone` of what is committed here to the first answered query. Once
// with nothing there (an empty npm cache, no database package), then once more with both there; and how long when it is started again.
// Says when each step was reached.

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
const [cold, warm] = [join(folder, 'cold'), join(folder, 'warm')];
try {
  await timed('Nothing there', async (tell) => {
    clone(cold, tell);
    await start(cold, tell);
  });
  await timed('npm and the database there', async (tell) => {
    clone(warm, tell);
    mkdirSync(join(warm, '.data'));
    renameSync(join(cold, '.data/packages'), join(warm, '.data/packages'));
    await start(warm, tell);
  });
  await timed('Once more', (tell) => start(warm, tell));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Does `work`, which tells what it has reached. */
async function timed(title, work) {
  console.log(`\n${title}`);
  const began = performance.now();
  await work((what) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`),
  );
}

function clone(place, tell) {
  execFileSync('git', ['clone', '--quiet', root, place]);
  tell('cloned');
}

/** Starts it, tells each step until it has answered, and stops it. */
async function start(place, tell) {
  const env = { ...process.env, npm_config_cache: cache, PORT: String(port) };
  delete env.DATABASE_URL;
  const started = spawn('npm', ['start'], {
    cwd: place,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => started.once('exit', resolve));
  for (const stream of [started.stdout, started.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (steps.some((step) => line.startsWith(step))) tell(line);
    });
  }
  while (!(await isAnswered(join(place, '.data/demo-identities.json')))) {
    if (started.exitCode !== null) throw new Error(`npm start ended with ${started.exitCode} in ${place}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  tell('answered');
  process.kill(-started.pid, 'SIGINT');
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
