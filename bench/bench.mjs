import { resolve } from 'node:path';
import { root, say } from '../src/cli/prepare.mjs';
import { startBank } from './bank.mjs';
import { openCounters } from './counters.mjs';
import { refuseDifferences } from './equality.mjs';
import { openClient } from './load.mjs';
import { parseOptions } from './options.mjs';
import { percentile, summarise, tableOf, writeResults } from './report.mjs';
import { drawSamples } from './samples.mjs';
import { requestsOf } from './shapes.mjs';
import { startSide } from './sides.mjs';

/** Measurements' worth of requests to each side before the first: by then both are compiled and their connections are open. */
const WARM_UP = 4;
const SIDES = ['ours', 'floor'];

/** Starts a bank and the two sides, compares them, prints a table and leaves the figures in bench/results. */
export async function main(args) {
  const options = parseOptions(args, new Date().toISOString().slice(0, 10));
  const bank = await startBank(options);
  const started = [];
  try {
    for (const name of SIDES) started.push(await startSide(name, bank.url, profiling(options, name)));
    const [ours, floor] = started;
    const results = await compare(bank.url, { ours, floor }, options);
    say('');
    console.log(tableOf(results));
    say(
      `\nAll figures: ${writeResults(resolve(root, options.results), { options, databaseVersion: bank.version, results })}`,
    );
  } finally {
    for (const side of started) await side.stop();
    await bank.stop();
  }
}

const profiling = ({ cpuProf, results }, name) =>
  cpuProf
    ? ['--cpu-prof', `--cpu-prof-dir=${resolve(root, results)}`, `--cpu-prof-name=${name}.cpuprofile`]
    : [];

async function compare(databaseUrl, sides, options) {
  const samples = await drawSamples(databaseUrl, sides.ours, options.seed);
  const counters = await openCounters(databaseUrl);
  const results = [];
  try {
    for (const shape of options.shapes) {
      if (samples[shape].length === 0) say(`${shape}: the bank has nothing to ask about; left out.`);
      else results.push(...(await compareShape(counters, sides, shape, samples[shape], options)));
    }
  } finally {
    await counters.close();
  }
  return results;
}

async function compareShape(counters, sides, shape, variables, options) {
  const requests = requestsOf(shape, variables);
  const results = [];
  for (const concurrency of options.concurrency) {
    const clients = {
      ours: openClient(sides.ours.url, concurrency),
      floor: openClient(sides.floor.url, concurrency),
    };
    try {
      if (results.length === 0) {
        say(`${shape}: comparing ${variables.length} answers …`);
        await refuseDifferences(shape, clients, requests);
      }
      const rounds = await measureRounds(counters, { sides, clients, requests, options });
      results.push({ shape, concurrency, questions: variables.length, summary: summarise(rounds), rounds });
      say(tableOf(results.slice(-1)).split('\n').at(-1));
    } finally {
      for (const name of SIDES) clients[name].close();
    }
  }
  return results;
}

/** Round by round, each side in turn, and the one first that was last: whatever else the machine does hits both alike. */
async function measureRounds(counters, { sides, clients, requests, options }) {
  for (const name of SIDES) await clients[name].send(inTurn(requests[name], 0, WARM_UP * options.requests));
  const rounds = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const measured = {};
    for (const name of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const asked = inTurn(requests[name], round * options.requests, options.requests);
      measured[name] = await measureOnce(counters, sides[name], clients[name], asked);
    }
    rounds.push(measured);
  }
  return rounds;
}

/** So many of the requests, from the one at `start` on, in turn. */
const inTurn = (requests, start, count) =>
  Array.from({ length: count }, (_, index) => requests[(start + index) % requests.length]);

async function measureOnce(counters, side, client, requests) {
  const measured = await counters.measure(side.pid, () => client.send(requests));
  const { milliseconds, bytes } = measured.result;
  const each = (sum) => sum / requests.length;
  return {
    serverCpuMs: each(measured.serverCpuMs),
    databaseCpuMs: each(measured.databaseCpuMs),
    statements: each(measured.statements),
    rowsRead: each(measured.rowsRead),
    p50Ms: percentile(milliseconds, 0.5),
    p99Ms: percentile(milliseconds, 0.99),
    bytes: each(bytes),
  };
}
