// The servers that are compared, each a process of its own that ends with this one.

import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../src/cli/prepare.mjs';
import { NODE_FLAGS } from '../src/cli/record.mjs';
import { COLD_START, LOG_INTERACTION } from './scenarios.mjs';

const require = createRequire(import.meta.url);
const START_MS = 30_000;

/** Both sign cursors with it, so that their answers are the same. */
const CURSOR_KEY = 'be'.repeat(32);

/** The limits are counted, and reached by nobody: all that is asked here is asked by one. */
const ENOUGH = { LIMIT_BUCKET: '1000000000', LIMIT_BUCKET_REFILL: '1000000000' };

const peer = (file, answers) => ({ file, answers, environment: { NODE_ENV: 'production' } });

/** A peer with SQL by hand: by a loader for each edge of the graph, or by the floor's statements, where what is joined is joined whatever is asked. */
const byHand = (file, reads) => ({ file, environment: { NODE_ENV: 'production', READS: reads } });

/** What peers answer whose reads are made by a library for tables: search and timeline would be SQL by hand again. */
const OF_TABLES = ['screen-pop', 'worklist', 'node', LOG_INTERACTION, COLD_START];

/** What each is run with. One Window is asked as the agent of the demo bank, and has no demo identities with NODE_ENV=production. */
const PROGRAMS = {
  floor: { file: 'bench/floor/server.mjs', environment: {} },
  'one-window': {
    file: 'dist/main.js',
    environment: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', ...ENOUGH },
  },
  'mercurius-jit': byHand('bench/peers/mercurius.mjs', 'edges'),
  yoga: byHand('bench/peers/yoga.mjs', 'edges'),
  'mercurius-jit-joined': byHand('bench/peers/mercurius.mjs', 'joined'),
  'yoga-joined': byHand('bench/peers/yoga.mjs', 'joined'),
  'drizzle-yoga-pothos': peer('bench/peers/drizzle/server.mjs', OF_TABLES),
  'typegraphql-typeorm-dataloader': peer('dist/bench/peers/typegraphql/with-dataloader.js', OF_TABLES),
  'typegraphql-typeorm': peer('dist/bench/peers/typegraphql/plain.js', OF_TABLES),
};

export const CONTENDERS = Object.keys(PROGRAMS);

/** Whether it is somebody else's server, with packages of its own. */
export const isPeer = (name) => name !== 'floor' && name !== 'one-window';

/** Whether a contender answers a scenario; most answer all. */
export const isAnsweredBy = (name, scenario) => PROGRAMS[name].answers?.includes(scenario) ?? true;

/** `url` is where it serves, `headers` say who asks, `pid` the process whose time is counted, `folder` has the demo identities of One Window. */
export async function startSide(name, databaseUrl, nodeOptions = []) {
  const { startGuarded } = require(join(root, 'dist/src/platform/process/guarded-process.js'));
  const { file, environment } = PROGRAMS[name];
  const folder = mkdtempSync(join(tmpdir(), `one-window-bench-${name}-`));
  const [logFile, pidFile] = [join(folder, 'log'), join(folder, 'pid')];
  const variables = {
    TZ: 'UTC',
    DATABASE_URL: databaseUrl,
    CURSOR_KEY,
    ...environment,
    ...(name === 'one-window' && { DEMO_IDENTITIES: folder }),
  };
  const guard = startGuarded({
    // All with our flags: whoever is asked after others has waited, and a floor and peers without them would make up for what V8 threw away meanwhile.
    command: [
      '/usr/bin/env',
      '-i',
      ...Object.entries(variables).map(([variable, value]) => `${variable}=${value}`),
      process.execPath,
      ...NODE_FLAGS,
      ...nodeOptions,
      join(root, file),
    ],
    logFile,
    pidFile,
    stopSignal: 'TERM',
    graceSeconds: 10,
  });
  const url = await addressIn(logFile, guard);
  const pid = Number(readFileSync(pidFile, 'utf8'));
  return {
    name,
    url,
    headers: headersOf(name, folder),
    pid,
    folder,
    stop: async () => {
      await guard.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function headersOf(name, folder) {
  if (name !== 'one-window') return {};
  const { agent } = JSON.parse(readFileSync(join(folder, 'demo-identities.json'), 'utf8'));
  return { authorization: `Bearer ${agent}` };
}

async function addressIn(logFile, guard) {
  for (let waited = 0; waited < START_MS; waited += 20) {
    const log = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
    const [, url] = /"url":"([^"]+)"/.exec(log) ?? [];
    if (url) return url;
    if (guard.hasEnded()) throw new Error(`A server of the bench did not start:\n${log}`);
    await delay(20);
  }
  await guard.stop();
  throw new Error(`A server of the bench was not ready after ${START_MS / 1000} seconds.`);
}
