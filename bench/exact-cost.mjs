// What the questions of a scenario cost, in figures that are the same whenever and wherever they are counted.

import { refuseDifferences, withoutCost } from './equality.mjs';
import { openClient } from './load.mjs';
import { median } from './report.mjs';
import { requestsOf } from './shapes.mjs';

const QUESTIONS = 10;
/**
 * Each question is counted by itself, so often, and the least is taken: what the server does by itself, now and then, only adds to
 * it, and does not come in between so short a time every time, however busy the machine.
 */
const PASSES = 12;

/** Of all questions together; `timesFloor`: the server's time beside that of the floor in the same pass, the median. */
export async function costOf({ sides, samples, counters }, scenario) {
  const { ours: asked, floor } = askedOf(
    sides,
    requestsOf(scenario, samples[scenario].variables.slice(0, QUESTIONS)),
  );
  try {
    await refuseDifferences(scenario, asked, floor);
    const bytes = await bytesOf(asked);
    const passes = [];
    for (let pass = 0; pass < PASSES; pass += 1) {
      const [own, its] = [await onePass(asked, counters), await onePass(floor, counters)];
      passes.push({ own, timesFloor: sumOf(own, 'serverCpuMs') / sumOf(its, 'serverCpuMs') });
    }
    const least = asked.requests.map((_, question) => leastOf(passes.map(({ own }) => own[question])));
    const timesFloor = median(passes.map((pass) => pass.timesFloor));
    return { statements: sumOf(least, 'statements'), rowsRead: sumOf(least, 'rowsRead'), bytes, timesFloor };
  } finally {
    for (const { client } of [asked, floor]) client.close();
  }
}

const askedOf = (sides, { graphql, floor }) => ({
  ours: { pid: sides.ours.pid, client: openClient(sides.ours, 1), requests: graphql },
  floor: { pid: sides.floor.pid, client: openClient(sides.floor, 1), requests: floor },
});

async function onePass({ pid, client, requests }, counters) {
  const counted = [];
  for (const request of requests) counted.push(await counters.measure(pid, () => client.ask(request)));
  return counted;
}

const sumOf = (counted, metric) => counted.reduce((sum, one) => sum + one[metric], 0);

const leastOf = (counted) => ({
  statements: Math.min(...counted.map(({ statements }) => statements)),
  rowsRead: Math.min(...counted.map(({ rowsRead }) => rowsRead)),
});

/** Of the answers, but for what is told beside them of the asker's limits. */
async function bytesOf({ client, requests }) {
  let bytes = 0;
  for (const request of requests)
    bytes += Buffer.byteLength(withoutCost((await client.ask(request)).toString()));
  return bytes;
}
