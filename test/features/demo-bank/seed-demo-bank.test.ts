import type { RowDataPacket } from 'mysql2';
import { TABLES } from '../../../src/features/demo-bank/demo-bank.tables';
import { isEmpty } from '../../../src/features/demo-bank/demo-bank.repository';
import { goldenOf, tallyFacts, tallyRows } from '../../../src/features/demo-bank/domain/golden';
import type { Tallies } from '../../../src/features/demo-bank/domain/golden-figures';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import type { Db } from '../../../src/platform/db/db';
import { toSnakeCase } from '../../../src/platform/db/naming';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { takingNoLoads } from '../../support/taking-no-loads';
import { drawBank } from './draw-bank';

const OPTIONS = { customers: 400, seed: 7, asOf: '2026-11-01' };

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await database.drop();
});

const toColumn = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows of a table as the server has them. */
function readTable(db: Db, { table, columns }: (typeof TABLES)[number]): Promise<RowDataPacket[]> {
  const list = columns.map((column) => `${toColumn(column)} AS ${column}`).join(', ');
  return db.query('test.readTable', `SELECT ${list} FROM ${table}`);
}

/** A value as both the generator and the servers may give it, in one form. */
function inOneForm(column: string, value: unknown): unknown {
  if (/^(names|labels|questions|delivered|skippedByReason|week|specialDays)$/.test(column))
    return typeof value === 'string' ? JSON.parse(value) : value;
  if (typeof value === 'boolean') return Number(value);
  return /^(balance|creditLimit|overdue|redressAmount|samplingShare)$/.test(column) &&
    typeof value === 'string'
    ? Number(value).toFixed(4)
    : value;
}

/** In the order of their first two columns, which no two rows share. */
function rowsInOneForm(rows: readonly object[], columns: readonly string[]): unknown[] {
  const [first = '', second = ''] = columns;
  const keyOf = (row: object) => `${String(Reflect.get(row, first))} ${String(Reflect.get(row, second))}`;
  return [...rows]
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .map((row) =>
      Object.fromEntries(columns.map((column) => [column, inOneForm(column, Reflect.get(row, column))])),
    );
}

describe('loading a demo bank', () => {
  test.each([
    ['that takes loads', 400, (db: Db): Db => db],
    ['that takes none', 40, takingNoLoads],
  ])(
    'writes every row that was drawn, as it was drawn, and no other, on a server %s',
    async (_which, customers, on) => {
      const { golden } = await seedDemoBank(on(database.db), { ...OPTIONS, customers });
      const { bank, facts } = drawBank(customers);
      const drawn: Readonly<Record<string, readonly object[]>> = { ...bank.reference, ...facts };
      let total = 0;
      for (const target of TABLES) {
        const found = await readTable(database.db, target);
        const property = target.table.replace(/_[a-z]/g, (letter) => letter.charAt(1).toUpperCase());
        const expected = drawn[property] ?? [];
        expect([target.table, found.length]).toEqual([target.table, expected.length]);
        expect(golden.rows[property]).toBe(expected.length);
        expect(rowsInOneForm(found, target.columns)).toEqual(rowsInOneForm(expected, target.columns));
        total += found.length;
      }
      expect(Object.values(golden.rows).reduce((sum, count) => sum + count, 0)).toBe(total);
    },
  );

  test('leaves nothing to the clock of the load', async () => {
    await seedDemoBank(database.db, { ...OPTIONS, customers: 40 });
    for (const { table, columns } of TABLES) {
      const stamps = ['createdAt', 'updatedAt'].filter((stamp) => columns.includes(stamp));
      if (stamps.length === 0) continue;
      const isLate = stamps.map((stamp) => `${toSnakeCase(stamp)} >= '2026-11-01'`).join(' OR ');
      const late = await database.db.query('test.late', `SELECT 1 FROM ${table} WHERE ${isLate} LIMIT 1`);
      expect([table, late.length]).toEqual([table, 0]);
    }
  });

  test('fills an empty database only, and says what to do', async () => {
    expect(await isEmpty(database.db)).toBe(true);
    await database.db.execute(
      'test.insertTeam',
      "INSERT INTO teams VALUES ('0000000000000001', 'own', 'Our own team')",
    );
    expect(await isEmpty(database.db)).toBe(false);
    await expect(seedDemoBank(database.db, OPTIONS)).rejects.toThrow('point DATABASE_URL at a new one');
    expect(await database.db.query('test.customers', 'SELECT id FROM customers')).toEqual([]);
  });

  test.each([
    ['another seed', { seed: 8 }],
    ['another day', { asOf: '2026-11-02' }],
    ['another size', { customers: 401 }],
  ])('does not go on with a bank of %s', async (_what, other) => {
    await seedDemoBank(database.db, { ...OPTIONS, customers: 40 });
    const before = await database.db.query('test.all', 'SELECT id FROM interactions ORDER BY id');
    await expect(seedDemoBank(database.db, { ...OPTIONS, customers: 40, ...other })).rejects.toThrow(
      'holds something else than the beginning of this demo bank',
    );
    expect(await database.db.query('test.all', 'SELECT id FROM interactions ORDER BY id')).toEqual(before);
  });

  test('refuses what is no plan before it writes anything', async () => {
    await expect(seedDemoBank(database.db, { ...OPTIONS, customers: 0 })).rejects.toThrow(
      'customers must be',
    );
    expect(await isEmpty(database.db)).toBe(true);
  });

  test('goes on where an earlier load was cut off, writes nothing twice, and says of the whole what is true', async () => {
    let left = 2; // the rows of reference, and one batch
    const dying: Db = {
      ...database.db,
      transaction: (work) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : database.db.transaction(work);
      },
    };
    await expect(seedDemoBank(dying, OPTIONS)).rejects.toThrow('killed');
    const count = async () =>
      (await database.db.query<{ n: number }>('test.count', 'SELECT COUNT(*) AS n FROM customers'))[0]?.n;
    expect(await count()).toBe(100);
    const resumed = await seedDemoBank(database.db, OPTIONS);
    expect(await count()).toBe(400);
    const lines: string[] = [];
    const again = await seedDemoBank(database.db, { ...OPTIONS, onProgress: (line) => lines.push(line) });
    expect(lines).toContain('  … 100 % of it are there since an earlier load; going on with the rest');
    expect(lines.at(-1)).toMatch(/^The demo bank is loaded: 0 rows/);
    expect(again).toEqual(resumed);
    const { bank, facts, doubles } = drawBank(OPTIONS.customers);
    const tallies: Tallies = new Map();
    tallyRows(tallies, bank.reference);
    tallyFacts(tallies, facts);
    expect(resumed).toEqual({ golden: goldenOf(bank, tallies, facts), doubles });
  });

  test('says that it begins and what it did', async () => {
    const lines: string[] = [];
    await seedDemoBank(database.db, { ...OPTIONS, customers: 40, onProgress: (line) => lines.push(line) });
    expect(lines[0]).toBe('Loading the demo bank (40 customers) …');
    expect(lines.at(-1)).toMatch(/^The demo bank is loaded: [\d,]+ rows in \d+\.\d s \([\d,]+ a second\)\.$/);
  });

  test('ends with the error of the database, and no customer is there in part', async () => {
    await database.db.execute('test.break', 'DROP TABLE advocacy_statuses');
    await database.db.execute(
      'test.break',
      'CREATE TABLE advocacy_statuses (customer_id CHAR(16) PRIMARY KEY)',
    );
    await expect(seedDemoBank(database.db, OPTIONS)).rejects.toThrow(/stage/);
    expect(await database.db.query('test.customers', 'SELECT id FROM customers')).toEqual([]);
  });
});
