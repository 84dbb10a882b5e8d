// Who ask: each one question after the other, with a pause, as people do who read the answer.

import { setTimeout as delay } from 'node:timers/promises';
import { momentsFrom } from './draw-contacts.mjs';
import { randomOf } from './draw-customers.mjs';
import { openClient } from './load.mjs';
import { LOG_INTERACTION } from './scenarios.mjs';
import { requestsOf } from './shapes.mjs';

/** How often each is asked, of twenty. */
const MIX = {
  'screen-pop': 6,
  node: 4,
  'timeline-1': 4,
  search: 3,
  worklist: 1,
  [LOG_INTERACTION]: 2,
};
/** A call that has just ended began then. */
const AGO_MS = 300_000;

const DRAWN = Object.entries(MIX).flatMap(([scenario, times]) =>
  Array.from({ length: times }, () => scenario),
);

/** Gives what makes the next request: a scenario drawn from the mix, about one of those who were drawn for it. */
function questionsOf(samples, random) {
  const one = (list) => list[Math.floor(random() * list.length)];
  const asked = Object.fromEntries(
    Object.keys(MIX).map((scenario) => [scenario, requestsOf(scenario, samples[scenario].variables).graphql]),
  );
  const call = () => {
    const { input } = one(samples[LOG_INTERACTION].variables);
    return aboutCall({ input: { ...input, ...momentsFrom(Date.now() - AGO_MS) } });
  };
  return () => {
    const scenario = one(DRAWN);
    return { scenario, request: scenario === LOG_INTERACTION ? call() : one(asked[scenario]) };
  };
}

export const aboutCall = (variables) => requestsOf(LOG_INTERACTION, [variables]).graphql[0];

/** What is wrong with an answer; null when nothing is. */
export function faultOf(scenario, bytes) {
  const isWell =
    !bytes.includes('"errors":[') && (scenario !== LOG_INTERACTION || bytes.includes('"userErrors":[]'));
  return isWell ? null : bytes.toString().slice(0, 300);
}

/**
 * So many clients that ask until they are stopped. `answered` is told of each answer: the scenario, how long it took
 * (milliseconds), and what was wrong with it.
 */
export async function startTraffic(side, { samples, people, clients, pause, seed }, answered) {
  const random = randomOf(seed);
  const nextQuestion = questionsOf(samples, random);
  let isStopped = false;
  const live = async (client) => {
    await delay(random() * pause);
    while (!isStopped) {
      const { scenario, request } = nextQuestion();
      const began = performance.now();
      const fault = await client.ask(request).then(
        (bytes) => faultOf(scenario, bytes),
        (error) => error.message,
      );
      answered({ scenario, milliseconds: performance.now() - began, fault });
      await delay((0.5 + random()) * pause);
    }
    client.close();
  };
  const numbers = Array.from({ length: clients }, (_, number) => number);
  const opened = numbers.map(async (number) => openClient({ ...side, headers: await people(number) }, 1));
  const running = (await Promise.all(opened)).map(live);
  return async () => {
    isStopped = true;
    await Promise.all(running);
  };
}
