import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import type { Flavour } from '../platform/db/flavour';
import { startThrowawayServer } from '../platform/db/local-server/throwaway-server';
import { checkFolder, type CheckedTruth } from './import-check/check-folder';
import type { Verdict } from './import-check/compare-figures';
import { runCommand } from './run-command';

const USAGE =
  'Name a folder with berka/, calls/, complaints/, surveys/ (those that you have) and truth/: npm run check:import -- FOLDER';
const ROOT = resolve(__dirname, '../../..');

/** npm run check:import: exit status 1 when the graph shows another figure than a truth file. */
export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const [named, ...more] = args;
    if (named === undefined || more.length > 0) throw new Error(USAGE);
    const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const { dataFolder } = loadStartConfig(process.env);
    const server = await startThrowawayServer({
      flavour: requestedFlavour(process.env['DATABASE_FLAVOUR']),
      path: process.env['PATH'] ?? '',
      packagesFolder: join(resolve(dataFolder), 'packages'),
      templates: join(resolve(dataFolder), 'templates'),
      say: console.error,
    });
    try {
      const mappings = join(ROOT, 'examples/mappings');
      const checked = await checkFolder({ folder, mappings, serverUrl: server.url, say: console.error });
      if (checked.length === 0) throw new Error(`There is nothing to check in ${folder}. ${USAGE}`);
      if (report(checked) > 0) process.exitCode = 1;
    } finally {
      await server.stop();
    }
  });
}

function requestedFlavour(name: string | undefined): Flavour | undefined {
  return name === 'mariadb' || name === 'mysql' ? name : undefined;
}

const WORDS: Readonly<Record<Verdict['state'], string>> = {
  equal: 'equal    ',
  different: 'DIFFERENT',
  unshown: 'not shown',
};

function lineOf(verdict: Verdict): string {
  const head = `  ${WORDS[verdict.state]}  ${verdict.place}  ${verdict.truth}`;
  if (verdict.state === 'equal') return `${head}  ${verdict.truth}`;
  return verdict.state === 'different' ? `${head}  ${verdict.graph}` : `${head}  (${verdict.because})`;
}

/** Prints every figure of the truth files beside the graph's; gives how many are different. */
function report(checked: readonly CheckedTruth[]): number {
  const countOf = (state: Verdict['state'], verdicts: readonly Verdict[]): number =>
    verdicts.filter((verdict) => verdict.state === state).length;
  for (const { file, verdicts } of checked) {
    console.log(`\n${file}: what, its truth, the graph's answer`);
    for (const verdict of verdicts) console.log(lineOf(verdict));
  }
  console.log('');
  for (const { file, verdicts } of checked) {
    const [equal, different, unshown] = [
      countOf('equal', verdicts),
      countOf('different', verdicts),
      countOf('unshown', verdicts),
    ];
    console.log(
      `${file}: ${String(equal)} equal, ${String(different)} different, ${String(unshown)} not shown`,
    );
  }
  return checked.reduce((sum, { verdicts }) => sum + countOf('different', verdicts), 0);
}

if (require.main === module) void main(process.argv.slice(2));
