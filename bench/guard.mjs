// What must not grow unseen: statements and rows read of a fixed set of questions, exactly as expected.json
// says, and bytes of the answers, nearly so; and the server's time beside the floor's, within a bound that only a regression reaches.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { root, say } from '../src/cli/prepare.mjs';
import { withBank } from './options.mjs';
import { openPlace } from './place.mjs';
import { costOf } from './exact-cost.mjs';

const FILE = 'bench/expected.json';
const CUSTOMERS = 500;
const HOW_TO_ACCEPT = `If that is meant, \`npm run bench:guard -- --accept\` writes ${FILE} anew; commit it with the change and say why.`;

export async function main(args) {
  const command = withBank(new Command('npm run bench:guard --'))
    .description(`Refuses a One Window whose requests cost more, or less, than ${FILE} says.`)
    .option('--accept', `write ${FILE} anew instead`, false)
    .parse(args, { from: 'user' });
  const { accept, ...options } = command.opts();
  const expected = JSON.parse(readFileSync(join(root, FILE), 'utf8'));
  const seen = await measure({ ...options, customers: CUSTOMERS }, Object.keys(expected));
  if (accept) return writeExpected(expected, seen);
  const refused = Object.entries(expected).flatMap(([scenario, wanted]) =>
    refusals(scenario, wanted, seen[scenario]),
  );
  if (refused.length > 0)
    throw new Error(
      ['', 'A request does not cost what it should:', ...refused, '', HOW_TO_ACCEPT].join('\n  '),
    );
  say('Requests cost what they should.');
}

async function measure(options, scenarios) {
  const place = await openPlace(options);
  try {
    const seen = {};
    for (const scenario of scenarios) {
      seen[scenario] = await costOf(place, scenario);
      say(`${scenario}: ${JSON.stringify(seen[scenario])}`);
    }
    return seen;
  } finally {
    await place.close();
  }
}

/** Some figures in answers fade with the days, such as scores, and with them their digits. */
const BYTES_APART = 0.01;

const isAsWritten = (metric, seen, written) =>
  metric === 'bytes' ? Math.abs(seen - written) <= BYTES_APART * written : seen === written;

/** A sentence for each figure that is not as it is written; one that is lower is to be accepted too, or it could grow back unseen. */
function refusals(scenario, { atMostTimesFloor, ...exact }, seen) {
  const different = Object.entries(exact)
    .filter(([metric, value]) => !isAsWritten(metric, seen[metric], value))
    .map(([metric, value]) => `${scenario}: ${metric} ${seen[metric]}, not ${value}`);
  if (seen.timesFloor <= atMostTimesFloor) return different;
  const time = `${scenario}: server CPU is ${seen.timesFloor.toFixed(2)} times the floor’s, not at most ${atMostTimesFloor}`;
  return [...different, time];
}

/** Bounds are what somebody chose: they stay. */
function writeExpected(expected, seen) {
  const anew = Object.entries(expected).map(([scenario, { atMostTimesFloor }]) => {
    const { statements, rowsRead, bytes } = seen[scenario];
    return [scenario, { statements, rowsRead, bytes, atMostTimesFloor }];
  });
  writeFileSync(join(root, FILE), `${JSON.stringify(Object.fromEntries(anew), undefined, 2)}\n`);
  say(`Written: ${FILE}`);
}
