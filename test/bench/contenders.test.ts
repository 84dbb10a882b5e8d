import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const flavour = process.env['DATABASE_FLAVOUR'] ?? 'mariadb';
/** Starts a database server of its own and servers on it. */
const PATIENCE_MS = 120_000;

interface Row {
  readonly contender: string;
  readonly scenario: string;
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  readonly statements: number;
  readonly ratioToFloor: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs `npm run bench` to its end. */
async function bench(...args: string[]) {
  const run = await startNode(folder, ['bench/run.mjs', '--flavour', flavour, '--results', folder, ...args]);
  return { status: await run.ended, output: run.output() };
}

describe('the bench of contenders', () => {
  // Peers would be installed first: without them everything else of it runs.
  test(
    'writes a row for each contender and scenario',
    async () => {
      const file = join(folder, 'rows.json');
      const asked = ['--contenders', 'one-window', '--scenarios', 'screen-pop,timeline-100,cold-start'];
      const { status } = await bench(
        '--quick',
        '--customers',
        '60',
        '--rounds',
        '1',
        ...asked,
        '--json',
        file,
      );
      expect(status).toBe(0);
      const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
      expect(rows.map(({ contender, scenario }) => `${scenario} ${contender}`)).toEqual([
        'screen-pop floor',
        'screen-pop one-window',
        'timeline-100 floor',
        'timeline-100 one-window',
        'cold-start floor',
        'cold-start one-window',
      ]);
      for (const { contender, ratioToFloor, ...figures } of rows) {
        const { serverCpuMs, databaseCpuMs, statements, p50, p99 } = figures;
        for (const value of [serverCpuMs, databaseCpuMs, statements, p50]) expect(value).toBeGreaterThan(0);
        expect(p99).toBeGreaterThanOrEqual(p50);
        if (contender === 'floor') expect(ratioToFloor).toBe(1);
      }
    },
    PATIENCE_MS,
  );

  test('refuses a contender that nobody knows', async () => {
    const { status, output } = await bench('--contenders', 'hasura');
    expect(output).toContain('--contenders must be of the form floor,one-window,mercurius-jit,yoga,');
    expect(status).toBe(1);
  });

  test('leaves the joined peers out when it is to be quick, unless they are asked for', async () => {
    const contendersOf = async (...args: string[]) => {
      const source = `import { parseRaceOptions } from './bench/race-options.mjs';
        console.log(parseRaceOptions(${JSON.stringify(args)}).contenders.join());`;
      const run = await startNode(folder, ['--input-type=module', '--eval', source]);
      expect(await run.ended).toBe(0);
      return run.output().trim();
    };
    expect(await contendersOf()).toContain('mercurius-jit-joined,yoga-joined');
    const quick = await contendersOf('--quick');
    expect(quick).toContain('floor,one-window,mercurius-jit,yoga,drizzle');
    expect(quick).not.toContain('joined');
    expect(await contendersOf('--quick', '--contenders', 'yoga-joined')).toBe('floor,yoga-joined');
  });
});
