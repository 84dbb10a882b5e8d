import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const flavour = process.env['DATABASE_FLAVOUR'] ?? 'mariadb';
/** Starts a database server of its own and two servers on it. */
const PATIENCE_MS = 120_000;

/** Runs `npm run bench` to its end. */
async function bench(...args: string[]) {
  const run = await startNode(folder, ['bench/run.mjs', '--flavour', flavour, '--results', folder, ...args]);
  return { status: await run.ended, output: run.output() };
}

describe('the bench', () => {
  // It refuses to compare what is not the same: that the floor still gives the bytes of the API is half of what is tested.
  test(
    'finds the same answers on both sides and says what each costs',
    async () => {
      const quick = ['--customers', '60', '--rounds', '1', '--requests', '5', '--concurrency', '2'];
      const { status, output } = await bench(...quick);
      const figures = output
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .filter(([, name = '']) => /^(screen-pop|worklist|search|timeline-1|timeline-100)$/.test(name));
      const names = new Set(figures.map(([, name]) => name));
      expect({ status, names: [...names] }).toEqual({
        status: 0,
        names: ['screen-pop', 'worklist', 'search', 'timeline-1', 'timeline-100'],
      });
      for (const [, , , serverCpu = '', , databaseCpu = '', , statements = ''] of figures) {
        for (const both of [serverCpu, databaseCpu, statements]) expect(both).toMatch(/^[\d.]+ \/ [\d.]+$/);
        for (const both of [serverCpu, databaseCpu, statements]) expect(both).not.toMatch(/\b0\.00\b/);
      }
    },
    PATIENCE_MS,
  );

  test('refuses what it cannot do before it starts anything', async () => {
    const { status, output } = await bench('--shapes', 'screen-pops');
    expect(output).toContain('--shapes must be of the form screen-pop,worklist,');
    expect(status).toBe(1);
  });
});
