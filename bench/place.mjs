// One size of the bank, ready to be asked: its server, the two sides on it, what they are asked, and what counts the cost.

import { resolve } from 'node:path';
import { root, say } from '../src/cli/prepare.mjs';
import { startBank } from './bank.mjs';
import { openCounters } from './counters.mjs';
import { drawSamples } from './samples.mjs';
import { startSide } from './sides.mjs';

const profiling = ({ cpuProf, results, customers }, name) =>
  cpuProf
    ? [
        '--cpu-prof',
        `--cpu-prof-dir=${resolve(root, results)}`,
        `--cpu-prof-name=${name}-${customers}.cpuprofile`,
      ]
    : [];

/** Who is compared on banks of several sizes, by the name that the figures have. */
const TWO_SIDES = { ours: 'one-window', floor: 'floor' };

/** `close` ends everything that was started for it, in the other order. */
export async function openPlace(options, contenders = TWO_SIDES) {
  const closing = [];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const bank = await startBank(options);
    closing.push(bank.stop);
    const sides = {};
    for (const [name, contender] of Object.entries(contenders)) {
      sides[name] = await startSide(contender, bank.url, profiling(options, name));
      closing.push(sides[name].stop);
    }
    say('Drawing what to ask about …');
    const samples = await drawSamples(bank.url, ourOwn(sides), options.seed);
    const counters = await openCounters(bank.url);
    closing.push(counters.close);
    return {
      customers: options.customers,
      url: bank.url,
      version: bank.version,
      sides,
      samples,
      counters,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const ourOwn = (sides) => Object.values(sides).find(({ name }) => name === 'one-window');

/** The same place with a One Window that has just been started, as that of another place has: one that runs longer is compiled better. */
export async function withFreshSide(place) {
  const ours = await startSide('one-window', place.url);
  return { ...place, sides: { ours }, close: ours.stop };
}
