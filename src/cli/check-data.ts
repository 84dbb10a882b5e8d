import 'reflect-metadata';
import { resolve } from 'node:path';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import type { Db } from '../platform/db/db';
import { lookThroughData, type Finding } from './check-data/data-faults';
import { withCommandDatabase } from './command-database';
import { runCommand } from './run-command';

const say = (line: string): void => {
  console.log(line);
};

function lineOf({ says, count, places }: Finding): string {
  if (count === 0) return `holds    ${says}`;
  const some = `${places.join(', ')}${count > places.length ? ', …' : ''}`;
  return `BROKEN   ${says}: ${String(count)} times (${some})`;
}

async function check(db: Db): Promise<void> {
  let broken = 0;
  let all = 0;
  for await (const finding of lookThroughData(db)) {
    say(lineOf(finding));
    all += 1;
    broken += finding.count > 0 ? 1 : 0;
  }
  if (broken > 0)
    throw new Error(`${String(broken)} of ${String(all)} invariants are broken; the rows are named above.`);
  say(`All ${String(all)} invariants hold.`);
}

/** npm run check:data: holds the data of the database that `npm start` would use to all that must be true of them. Exit status 1 when something is broken. */
export function main(): Promise<void> {
  return runCommand(async () => {
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const given = loadStartConfig(process.env);
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    await withCommandDatabase(config, { say: console.error, statementTimeoutMs: 0 }, check);
  });
}
