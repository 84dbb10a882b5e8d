// Both sides on one bank, question after question.

import { say } from '../src/cli/prepare.mjs';
import { openCounters } from './counters.mjs';
import { refuseDifferences } from './equality.mjs';
import { openClient } from './load.mjs';
import { percentile, summarise, tableOf } from './report.mjs';
import { drawSamples } from './samples.mjs';
import { requestsOf } from './shapes.mjs';

/** Measurements' worth of requests to each side before the first: by then both are compiled and their connections are open. */
const WARM_UP = 4;
const SIDES = ['ours', 'floor'];

/** A result for each question and concurrency. `sides`: the two servers that are compared. */
export async function compare(databaseUrl, sides, options) {
  say('Drawing what to ask about …');
  const samples = await drawSamples(databaseUrl, sides.ours, options.seed);
  const counters = await openCounters(databaseUrl);
  const results = [];
  try {
    for (const shape of options.shapes) {
      if (samples[shape].variables.length === 0)
        say(`${shape}: the bank has nothing to ask about; left out.`);
      else results.push(...(await compareShape(counters, sides, shape, samples[shape], options)));
    }
  } finally {
    await counters.close();
  }
  return results;
}

async function compareShape(counters, sides, shape, { variables, candidates }, options) {
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
      results.push({
        shape,
        customers: options.customers,
        concurrency,
        questions: variables.length,
        candidates,
        summary: summarise(rounds),
        rounds,
      });
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
    pages: each(measured.pages),
    pagesFromDisk: each(measured.pagesFromDisk),
    p50Ms: percentile(milliseconds, 0.5),
    p99Ms: percentile(milliseconds, 0.99),
    bytes: each(bytes),
  };
}
