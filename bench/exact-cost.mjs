// What the questions of a scenario cost, in figures that are the same whenever and wherever they are counted.

import { refuseDifferences, withoutCost } from './equality.mjs';
import { openClient } from './load.mjs';
import { median } from './report.mjs';
import { requestsOf } from './shapes.mjs';

const QUESTIONS = 10;
/** Of the counts the least is taken: what the server does by itself, now and then, only adds to them. */
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
      passes.push({ ...own, timesFloor: own.serverCpuMs / its.serverCpuMs });
    }
    const least = (metric) => Math.min(...passes.map((pass) => pass[metric]));
    const timesFloor = median(passes.map((pass) => pass.timesFloor));
    return { statements: least('statements'), rowsRead: least('rowsRead'), bytes, timesFloor };
  } finally {
    for (const { client } of [asked, floor]) client.close();
  }
}

const askedOf = (sides, { graphql, floor }) => ({
  ours: { pid: sides.ours.pid, client: openClient(sides.ours, 1), requests: graphql },
  floor: { pid: sides.floor.pid, client: openClient(sides.floor, 1), requests: floor },
});

const onePass = ({ pid, client, requests }, counters) => counters.measure(pid, () => client.send(requests));

/** Of the answers, but for what is told beside them of the asker's limits. */
async function bytesOf({ client, requests }) {
  let bytes = 0;
  for (const request of requests)
    bytes += Buffer.byteLength(withoutCost((await client.ask(request)).toString()));
  return bytes;
}
