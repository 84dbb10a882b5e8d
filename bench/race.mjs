// All contenders, scenario after scenario: what a request costs, round after round in turn; then how long answers take when
// questions arrive at a fixed rate.

import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../src/cli/prepare.mjs';
import { measureColdStarts } from './cold-start.mjs';
import { residentBytes } from './counters.mjs';
import { refuseOtherAnswers } from './equality.mjs';
import { inTurn } from './in-turn.mjs';
import { openClient } from './load.mjs';
import { percentile } from './report.mjs';
import { COLD_START, LOG_INTERACTION, SCENARIOS } from './scenarios.mjs';
import { requestsOf } from './shapes.mjs';
import { isAnsweredBy } from './sides.mjs';
import { refuseOtherWrites } from './written.mjs';

/** So many at once, to see between them whether it is enough. */
const AT_ONCE = 20;
/** Open connections to each: more wait for each other. */
const CONNECTIONS = 64;
/** One Window writes within a second that something was read: that is part of its cost, and nobody is to be stopped in the middle of it. */
const WRITTEN_WITHIN_MS = 1_100;

/** For each scenario what each round cost each contender, and its latency and memory after them, by its name. */
export async function race(place, options) {
  const results = [];
  for (const scenario of options.scenarios) {
    say(`${scenario} …`);
    const measured =
      scenario === COLD_START ? await measureColdStarts(place, options) : await ask(place, scenario, options);
    if (measured !== null) results.push({ scenario, ...measured });
  }
  return results;
}

async function ask(place, scenario, options) {
  if (scenario === LOG_INTERACTION && options.keep !== undefined) {
    say(`${scenario}: a bank that is kept is only read; left out.`);
    return null;
  }
  const variables = place.samples[scenario].variables.slice(0, options.questions);
  if (variables.length > 0) return measure(place, scenario, { ...options, variables });
  say(`${scenario}: the bank has nothing to ask about; left out.`);
  return null;
}

async function measure({ sides, counters, url }, scenario, options) {
  const requests = requestsOf(scenario, options.variables);
  const answering = Object.values(sides).filter(({ name }) => isAnsweredBy(name, scenario));
  const contenders = answering.map((side) => ({
    ...side,
    client: openClient(side, CONNECTIONS),
    requests: side.name === 'floor' ? requests.floor : requests.graphql,
  }));
  const { warmUp: before, requests: measured, perSecond } = SCENARIOS[scenario];
  const [toWarm, count] = [before, measured].map((number) => Math.ceil(number * options.share));
  const plan = { ...options, perSecond, toWarm, count };
  try {
    if (scenario === LOG_INTERACTION) await refuseOtherWrites(url, contenders, options.variables);
    await refuseOtherAnswers(scenario, contenders);
    await inTurn(contenders, 0, (contender) => warmUp(contender, plan));
    const rounds = [];
    for (let round = 0; round < options.rounds; round += 1)
      rounds.push(
        await inTurn(contenders, round, (contender) => costOf(contender, { ...plan, round, counters })),
      );
    const latency = await inTurn(contenders, 0, (contender) => latencyOf(contender, plan));
    return {
      perSecond,
      rounds,
      latency,
      memoryBytes: await inTurn(contenders, 0, ({ pid }) => residentBytes(pid)),
    };
  } finally {
    for (const { client } of contenders) client.close();
  }
}

/** The slowest need not end it. */
async function warmUp({ name, client, requests }, { toWarm, patienceMs }) {
  const end = performance.now() + patienceMs;
  for (let sent = 0; sent < toWarm && performance.now() < end; sent += AT_ONCE)
    await client.send(someOf(requests, sent, AT_ONCE), 1);
  await untilWritten(name);
}

async function costOf({ name, pid, client, requests }, { counters, round, count }) {
  const measured = await counters.measure(pid, async () => {
    await client.send(someOf(requests, round * count, count), 1);
    await untilWritten(name);
  });
  const each = (sum) => sum / count;
  return {
    serverCpuMs: each(measured.serverCpuMs),
    databaseCpuMs: each(measured.databaseCpuMs),
    statements: each(measured.statements),
    rowsRead: each(measured.rowsRead),
  };
}

async function latencyOf({ name, client, requests }, { perSecond, seconds }) {
  const { milliseconds } = await client.arrive(someOf(requests, 0, perSecond * seconds), perSecond);
  await untilWritten(name);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(milliseconds, share));
  return { p50, p95, p99 };
}

const untilWritten = async (name) => {
  if (name === 'one-window') await delay(WRITTEN_WITHIN_MS);
};

/** So many of the requests, from the one at `start` on, in turn. */
const someOf = (requests, start, count) =>
  Array.from({ length: count }, (_, index) => requests[(start + index) % requests.length]);
