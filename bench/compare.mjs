// Both sides of one size, question after question, and beside a larger size ours of the smallest.

import { say } from '../src/cli/prepare.mjs';
import { refuseDifferences } from './equality.mjs';
import { openClient } from './load.mjs';
import { percentile, summarise, tableOf } from './report.mjs';
import { requestsOf } from './shapes.mjs';

/** Measurements' worth of requests to each side before the first: by then both are compiled and their connections are open. */
const WARM_UP = 4;

/**
 * A result for each question and concurrency. `smallest`: the place that the others are compared with, asked again in the same
 * rounds, because what else a machine does makes a request of one minute dearer than the same of another; null when it is this one.
 */
export async function compare(place, smallest, options) {
  const results = [];
  for (const shape of options.shapes) {
    const { variables } = place.samples[shape];
    if (variables.length === 0) say(`${shape}: the bank has nothing to ask about; left out.`);
    else results.push(...(await compareShape(place, smallest, shape, options)));
  }
  return results;
}

async function compareShape(place, smallest, shape, options) {
  const { variables, candidates } = place.samples[shape];
  const results = [];
  for (const concurrency of options.concurrency) {
    const asked = askedSides(place, smallest, shape, concurrency);
    try {
      if (results.length === 0) {
        say(`${shape}: comparing ${variables.length} answers …`);
        await refuseDifferences(shape, asked.ours, asked.floor);
      }
      const rounds = await measureRounds(Object.values(asked), options);
      results.push({
        shape,
        customers: place.customers,
        concurrency,
        questions: variables.length,
        candidates,
        summary: summarise(rounds),
        rounds,
      });
      say(tableOf(results.slice(-1)).split('\n').at(-1));
    } finally {
      for (const { client } of Object.values(asked)) client.close();
    }
  }
  return results;
}

/** By the name under which a round has its figures: whom to ask, what, and who counts. */
function askedSides(place, smallest, shape, concurrency) {
  const side = (name, { sides, samples, counters }, ofSide) => ({
    name,
    counters,
    pid: sides[ofSide].pid,
    client: openClient(sides[ofSide], concurrency),
    requests: requestsOf(shape, samples[shape].variables)[ofSide === 'floor' ? 'floor' : 'graphql'],
  });
  const both = { ours: side('ours', place, 'ours'), floor: side('floor', place, 'floor') };
  const isComparable = smallest !== null && smallest.samples[shape].variables.length > 0;
  return isComparable ? { ...both, smallest: side('smallest', smallest, 'ours') } : both;
}

/** Round by round, each side in turn, and the one first that was last: whatever else the machine does hits all alike. */
async function measureRounds(sides, options) {
  for (const { client, requests } of sides)
    await client.send(inTurn(requests, 0, WARM_UP * options.requests));
  const rounds = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const measured = {};
    for (const side of round % 2 === 0 ? sides : sides.toReversed())
      measured[side.name] = await measureOnce(
        side,
        inTurn(side.requests, round * options.requests, options.requests),
      );
    rounds.push(measured);
  }
  return rounds;
}

/** So many of the requests, from the one at `start` on, in turn. */
const inTurn = (requests, start, count) =>
  Array.from({ length: count }, (_, index) => requests[(start + index) % requests.length]);

async function measureOnce({ counters, pid, client }, requests) {
  const measured = await counters.measure(pid, () => client.send(requests));
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
