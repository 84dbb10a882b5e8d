// From the start of a server's process to its first answer, the card of somebody.

import { processorMs, residentBytes } from './counters.mjs';
import { inTurn } from './in-turn.mjs';
import { openClient } from './load.mjs';
import { percentile } from './report.mjs';
import { requestsOf } from './shapes.mjs';
import { startSide } from './sides.mjs';

const QUESTION = 'screen-pop';

/** As a scenario is measured, with one request a round; latency is how long it took until the answer was there. */
export async function measureColdStarts({ url, sides, counters, samples }, { rounds: count }) {
  const requests = requestsOf(QUESTION, samples[QUESTION].variables.slice(0, 1));
  const contenders = Object.values(sides);
  const rounds = [];
  for (let round = 0; round < count; round += 1) {
    const start = ({ name }) => startOnce(name, { url, counters, requests });
    rounds.push(await inTurn(contenders, round, start));
  }
  const ofEach = (value) => Object.fromEntries(contenders.map(({ name }) => [name, value(name)]));
  const latency = ofEach((name) => {
    const milliseconds = rounds.map((round) => round[name].milliseconds);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(milliseconds, share));
    return { p50, p95, p99 };
  });
  return { rounds, latency, memoryBytes: ofEach((name) => rounds.at(-1)[name].memoryBytes) };
}

async function startOnce(name, { url, counters, requests }) {
  const [request] = name === 'floor' ? requests.floor : requests.graphql;
  const { result, databaseCpuMs, statements, rowsRead } = await counters.measure(undefined, async () => {
    const began = performance.now();
    const side = await startSide(name, url);
    const client = openClient(side, 1);
    await client.ask(request);
    const milliseconds = performance.now() - began;
    return { milliseconds, side, client };
  });
  const { milliseconds, side, client } = result;
  const seen = { serverCpuMs: processorMs(side.pid), memoryBytes: residentBytes(side.pid) };
  client.close();
  await side.stop();
  return { ...seen, databaseCpuMs, statements, rowsRead, milliseconds };
}
