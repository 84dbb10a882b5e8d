import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readDemoBankRecord } from '../../src/cli/demo-bank-record';
import { TABLES } from '../../src/features/demo-bank/demo-bank.tables';
import { definitionsOf } from '../migrations/catalogue';
import { freshDatabase, unmigratedDatabase, type TestDatabase } from '../support/database';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';

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
    'fills the database of DATABASE_URL once, says the next time that it is there, and refuses another bank',
    async () => {
      const database = await freshDatabase();
      const environment = { DATABASE_URL: database.url, DATA_FOLDER: mkdtempSync(join(scratch, 'data-')) };
      const args = ['--customers', '30', '--seed', '5', '--as-of', '2026-11-01'];
      const first = await seed(environment, ...args);
      expect(first.output).toContain('The demo bank is loaded: ');
      expect(first.status).toBe(0);
      expect(await countCustomers(database)).toBe(30);
      const second = await seed(environment, ...args);
      expect(second.output).toContain('The demo bank is loaded: 0 rows');
      expect(second.status).toBe(0);
      const other = await seed(environment, '--customers', '30', '--seed', '6', '--as-of', '2026-11-01');
      expect(other.output).toContain('The database is not empty');
      expect(other.status).toBe(1);
      expect(await countCustomers(database)).toBe(30);
      await database.drop();
    },
    FIRST_RUN_MS,
  );

  test(
    'with threads: gives the rows of one thread, indexes and golden figures, also when it was killed half way',
    async () => {
      const args = ['--customers', '2500', '--as-of', '2026-11-01'];
      const plain = await freshDatabase();
      const plainFolder = mkdtempSync(join(scratch, 'data-'));
      const environment = { DATABASE_URL: plain.url, DATA_FOLDER: plainFolder };
      expect(await seed(environment, ...args, '--threads', '0')).toMatchObject({ status: 0 });

      const killed = await freshDatabase();
      const killedFolder = mkdtempSync(join(scratch, 'data-'));
      const inBulk = { DATABASE_URL: killed.url, DATA_FOLDER: killedFolder };
      const run = await startNode(scratch, ['src/cli/run.mjs', 'seed', ...args, '--threads', '2'], inBulk);
      await waitUntil('there are customers', async () => (await countCustomers(killed)) > 0);
      process.kill(run.pid, 'SIGKILL');
      await run.ended;
      const cutOff = await countCustomers(killed);
      expect(cutOff).toBeLessThan(2500);
      expect(cutOff % 100).toBe(0);
      const resumed = await seed(inBulk, ...args, '--threads', '2');
      expect(resumed.output).toContain('of it are there since an earlier load');
      expect(resumed.output).toContain('building');
      expect(resumed.status).toBe(0);

      expect(await definitionsOf(killed.db)).toEqual(await definitionsOf(plain.db));
      for (const { table } of TABLES) {
        const all = `SELECT * FROM ${table} ORDER BY 1, 2`;
        const [one, other] = [await killed.db.query('test.all', all), await plain.db.query('test.all', all)];
        expect(isDeepStrictEqual(one, other) ? table : [table, one.length, other.length]).toBe(table);
      }
      for (const file of ['demo-bank-golden.json', 'demo-bank-doubles.csv']) {
        const [one, other] = [killedFolder, plainFolder].map((folder) =>
          readFileSync(join(folder, file), 'utf8'),
        );
        expect(one).toBe(other);
      }
      await Promise.all([plain.drop(), killed.drop()]);
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
