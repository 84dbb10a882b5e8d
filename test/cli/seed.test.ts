import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readDemoBankRecord } from '../../src/cli/demo-bank-record';
import { freshDatabase, unmigratedDatabase, type TestDatabase } from '../support/database';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const scratch = temporaryFolder();
const FIRST_RUN_MS = 60_000;

/** Runs `npm run seed` to its end. */
async function seed(environment: Record<string, string>, ...args: string[]) {
  const run = await startNode(scratch, ['src/cli/run.mjs', 'seed', ...args], environment);
  return { status: await run.ended, output: run.output() };
}

async function countCustomers({ db }: TestDatabase): Promise<number> {
  const [row] = await db.query<{ n: number }>('test.count', 'SELECT COUNT(*) AS n FROM customers');
  return Number(row?.n);
}

describe('npm run seed', () => {
  test(
    'fills the database of DATABASE_URL once, and refuses to do it again',
    async () => {
      const database = await freshDatabase();
      const environment = { DATABASE_URL: database.url, DATA_FOLDER: mkdtempSync(join(scratch, 'data-')) };
      const args = ['--customers', '30', '--seed', '5', '--as-of', '2026-11-01'];
      const first = await seed(environment, ...args);
      expect(first.output).toContain('The demo bank is loaded: ');
      expect(first.status).toBe(0);
      expect(await countCustomers(database)).toBe(30);
      const second = await seed(environment, ...args);
      expect(second.output).toContain('The database is not empty');
      expect(second.status).toBe(1);
      expect(await countCustomers(database)).toBe(30);
      await database.drop();
    },
    FIRST_RUN_MS,
  );

  test('does not migrate a database, but says how to', async () => {
    const database = await unmigratedDatabase();
    const run = await seed({ DATABASE_URL: database.url });
    expect(run.output).toContain('npm run migrate');
    expect(run.status).toBe(1);
    await database.drop();
  });

  test.each([
    [['--customers', '0'], 'customers must be a whole number from 1 to 5000000, not 0.'],
    [['--customers', 'many'], '--customers must be a whole number'],
    [['--as-of', '2026-02-30'], 'as-of must be a day from 2000-01-01 to 2080-12-31'],
    [['--size', '3'], "unknown option '--size'"],
    [['2000'], 'too many arguments'],
  ])('refuses %p before it looks for a database', async (args, message) => {
    const run = await seed({ DATABASE_URL: 'mysql://nobody@127.0.0.1:1/nothing' }, ...args);
    expect(run.output).toContain(message);
    expect(run.status).toBe(1);
  });

  test(
    'fills the private database when there is no DATABASE_URL, and leaves an example for the next start',
    async () => {
      const folder = mkdtempSync(join(scratch, 'data-'));
      symlinkSync(join(__dirname, '../../.data/packages'), join(folder, 'packages'));
      const run = await seed({ DATA_FOLDER: folder }, '--customers', '30', '--as-of', '2026-11-01');
      expect(run.output).toContain('The demo bank is loaded: ');
      expect(run.status).toBe(0);
      const golden = JSON.parse(readFileSync(join(folder, 'demo-bank-golden.json'), 'utf8')) as object;
      expect(golden).toMatchObject({ customers: 30, seed: 7, asOf: '2026-11-01', rows: { customers: 30 } });
      const record = readDemoBankRecord(join(folder, 'database'));
      expect(record?.state === 'loaded' && record.examples['phone']).toMatch(/^\+\d+$/);
    },
    FIRST_RUN_MS,
  );
});
