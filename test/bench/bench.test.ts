import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const flavour = process.env['DATABASE_FLAVOUR'] ?? 'mariadb';
/** Starts a database server of its own and two servers on it. */
const PATIENCE_MS = 120_000;
const QUICK = ['--rounds', '1', '--requests', '5', '--concurrency', '2'];

const SHAPES = [
  'screen-pop',
  'screen-pop-shared',
  'worklist',
  'search',
  'search-names',
  'search-key',
  'timeline-1',
  'timeline-1-busiest',
  'timeline-100',
  'node',
];

/** Runs `npm run bench:sizes` to its end. */
async function bench(...args: string[]) {
  const run = await startNode(folder, [
    'bench/run-sizes.mjs',
    '--flavour',
    flavour,
    '--results',
    folder,
    ...args,
  ]);
  return { status: await run.ended, output: run.output() };
}

/** Cells of the lines of the tables that were printed, those that begin with the name of a question. */
const cellsOf = (output: string) =>
  output
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, name = '']) => SHAPES.includes(name))
    .map(([, ...cells]) => cells);

describe('the bench of sizes', () => {
  // It refuses to compare what is not the same: that the floor still gives the bytes of the API is half of what is tested.
  test(
    'finds the same answers on both sides and says what each costs',
    async () => {
      const { status, output } = await bench('--customers', '60', ...QUICK);
      const figures = cellsOf(output);
      const names = new Set(figures.map(([name]) => name));
      expect({ status, names: [...names] }).toEqual({ status: 0, names: SHAPES });
      for (const [, , , serverCpu = '', , databaseCpu = '', , statements = '', , pages = ''] of figures) {
        for (const both of [serverCpu, databaseCpu, statements, pages])
          expect(both).toMatch(/^[\d.]+ \/ [\d.]+$/);
        for (const both of [serverCpu, databaseCpu, statements, pages]) expect(both).not.toMatch(/\b0\.00\b/);
      }
    },
    PATIENCE_MS,
  );

  test(
    'loads a bank of each size, and what it has loaded only once',
    async () => {
      const banks = join(folder, 'banks');
      const args = ['--shapes', 'screen-pop', '--keep', banks, ...QUICK];
      const first = await bench('--customers', '20,10', ...args);
      expect(first.status).toBe(0);
      const growth = cellsOf(first.output).slice(-2);
      expect(growth.map(([name, , customers]) => [name, customers])).toEqual([
        ['screen-pop', '10'],
        ['screen-pop', '20'],
      ]);
      expect(growth[1]?.at(6)).toMatch(/^[\d.]+ \(× [\d.]+\)$/);

      const bank = (customers: number) => join(banks, `${flavour}-${String(customers)}-7-2026-11-22`);
      rmSync(join(bank(20), 'bank.json')); // as if its load had been killed
      const second = await bench('--customers', '10,20', ...args);
      expect(second.status).toBe(0);
      expect(second.output).toMatch(/Taking the bank that was loaded at .*-10-7-/);
      expect(second.output).toContain('100 % of it are there since an earlier load');
    },
    2 * PATIENCE_MS,
  );

  test('refuses what it cannot do before it starts anything', async () => {
    const { status, output } = await bench('--shapes', 'screen-pops');
    expect(output).toContain('--shapes must be of the form screen-pop,screen-pop-shared,worklist,');
    expect(status).toBe(1);
  });
});

describe('--check', () => {
  const FLAT = {
    serverCpuMs: 2,
    databaseCpuMs: 1,
    statements: 10,
    rowsRead: 100,
    pages: 200,
    pagesFromDisk: 0,
    p50Ms: 3,
    p99Ms: 6,
    bytes: 2000,
  };

  /** Figures as an earlier run has left them, of two sizes: those of the larger are as given. */
  function figures(name: string, shape: string, larger: Partial<typeof FLAT>) {
    const spread = { median: 1, least: 1, greatest: 1 };
    const ratio = { serverCpuMs: spread, databaseCpuMs: spread, p50Ms: spread, p99Ms: spread };
    const results = [
      { customers: 10_000, ours: FLAT },
      { customers: 1_000_000, ours: { ...FLAT, ...larger } },
    ].map(({ customers, ours }) => ({
      shape,
      customers,
      concurrency: 1,
      summary: { ours, floor: FLAT, ratio },
    }));
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ results }));
    return file;
  }
  const check = (file: string) => bench('--check', '--figures', file);

  test('passes where card and search cost half as much again in a bank a hundred times as large', async () => {
    const { status, output } = await check(figures('flat', 'screen-pop', { rowsRead: 150, pages: 900 }));
    expect(output).toContain('Card and search are flat.');
    expect(status).toBe(0);
  });

  test.each([
    ['rowsRead', 151, 'screen-pop: rows read is 1.51 times that of 10000 customers with 1000000'],
    ['serverCpuMs', 4, 'screen-pop: server CPU is 2.00 times'],
    ['databaseCpuMs', 1.6, 'screen-pop: database CPU is 1.60 times'],
  ])('fails where %s of the card has grown', async (metric, value, sentence) => {
    const { status, output } = await check(figures(metric, 'screen-pop', { [metric]: value }));
    expect(output).toContain(sentence);
    expect(status).toBe(1);
  });

  test('fails where a search by a key has grown, not where there are more of a name', async () => {
    expect((await check(figures('key', 'search-key', { rowsRead: 1000 }))).status).toBe(1);
    expect((await check(figures('names', 'search-names', { rowsRead: 1000 }))).status).toBe(0);
  });

  test('refuses figures of one size', async () => {
    const file = join(folder, 'none.json');
    writeFileSync(file, JSON.stringify({ results: [] }));
    const { status, output } = await check(file);
    expect(output).toContain('--check compares sizes');
    expect(status).toBe(1);
  });
});
