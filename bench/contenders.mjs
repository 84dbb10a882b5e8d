import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, say } from '../src/cli/prepare.mjs';
import { parseRaceOptions } from './race-options.mjs';
import { writePage } from './page.mjs';
import { openPlace } from './place.mjs';
import { preparePeers } from './prepare-peers.mjs';
import { race } from './race.mjs';
import { openResults } from './report.mjs';
import { rowsOf, tableOfRows } from './race-report.mjs';
import { isPeer } from './sides.mjs';

/** Asks all contenders the same in turn, prints what each costs, and leaves the figures in bench/results and where it is told. */
export async function main(args) {
  const options = parseRaceOptions(args);
  if (options.contenders.some(isPeer)) await preparePeers();
  const place = await openPlace(options, Object.fromEntries(options.contenders.map((name) => [name, name])));
  let results;
  try {
    results = await race(place, options);
  } finally {
    await place.close();
  }
  const rows = rowsOf(results);
  console.log(tableOfRows(rows));
  const save = openResults(resolve(root, options.results), `race-${options.customers}`, options);
  say(`\nAll figures: ${save({ databaseVersion: place.version, results })}`);
  if (options.page) await writePage(rows, { databaseVersion: place.version, options });
  if (options.json !== undefined)
    writeFileSync(resolve(root, options.json), `${JSON.stringify(rows, undefined, 2)}\n`);
}
