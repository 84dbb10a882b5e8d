// One Window under many at once: who ask and write, and who only listen.

import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../src/cli/prepare.mjs';
import { openClient } from './load.mjs';
import { openListeners } from './load-listeners.mjs';
import { parseLoadOptions } from './load-options.mjs';
import { peopleOf } from './load-people.mjs';
import { refusals, tableOf, tellSample } from './load-report.mjs';
import { aboutCall, faultOf, startTraffic } from './load-traffic.mjs';
import { lagP99Ms, openWatch } from './load-watch.mjs';
import { openPlace } from './place.mjs';
import { LOG_INTERACTION } from './scenarios.mjs';

/** So many looks at least, so that quarters have some. */
const LOOKS = 12;
const LOOK_MS = 30_000;
/** Customers who are listened to, and not written about until the end. */
const LISTENED = 20;
const HEARD_WITHIN_MS = 30_000;

export async function main(args) {
  const options = parseLoadOptions(args);
  const place = await openPlace(options, { ours: 'one-window' });
  let seen;
  try {
    seen = await underLoad(place, options);
  } finally {
    await place.close();
  }
  console.log(tableOf(seen));
  const refused = refusals(seen, options);
  if (refused.length > 0) throw new Error(['', 'Not as it should be under load:', ...refused].join('\n  '));
  say('\nAs it should be under load.');
}

async function underLoad({ sides, samples }, options) {
  const { ours } = sides;
  const { subscriptions, minutes, warmUp } = options;
  const calls = samples[LOG_INTERACTION].variables;
  const [listened, written] = [calls.slice(0, LISTENED), calls.slice(LISTENED)];
  const watch = openWatch(ours, Math.min(LOOK_MS, (minutes * 60_000) / LOOKS), tellSample);
  const people = await peopleOf(ours);
  say(`Opening ${subscriptions} subscriptions …`);
  const listeners = await openListeners(ours, {
    people,
    count: subscriptions,
    customers: listened.map(({ input }) => input.customer),
    onError: watch.fault,
  });
  say(`${options.clients} clients ask; counted from ${warmUp} s on, for ${minutes} min …`);
  const own = { ...samples, [LOG_INTERACTION]: { variables: written } };
  const stopTraffic = await startTraffic(ours, { ...options, samples: own, people }, watch.answered);
  await delay(warmUp * 1000);
  await lagP99Ms(ours);
  watch.begin();
  await delay(minutes * 60_000);
  const lag = await lagP99Ms(ours);
  const seen = watch.end();
  await stopTraffic();
  const heard = await hearing(ours, listeners, { listened, subscriptions, fault: watch.fault });
  await listeners.close();
  return { ...seen, lag, heard };
}

/** Whether all who listened do: each hears of a call with the customer whom they listen to. */
async function hearing(side, listeners, { listened, subscriptions, fault }) {
  if (subscriptions === 0) return 0;
  const client = openClient(side, 1);
  for (const call of listened) {
    const wrong = faultOf(LOG_INTERACTION, await client.ask(aboutCall(call)));
    if (wrong !== null) fault(wrong);
  }
  client.close();
  const end = performance.now() + HEARD_WITHIN_MS;
  while (listeners.heard() < subscriptions && performance.now() < end) await delay(100);
  return listeners.heard();
}
