import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { findUnmasked } from '../../../src/features/unmasking/unmasking.repository';
import { newId, type Id } from '../../../src/kernel/id';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { NOW } from '../../support/bank';
import { freshDatabase } from '../../support/database';
import { rowsReadBy } from '../../support/rows-read';

const LOADED_WITHIN_MS = 60_000;
/** Three customers with four accounts, each by an index, and what the server keeps aside on the way: 36 rows (MySQL), 65 (MariaDB). */
const FEW = 100;

test(
  'what is unmasked is found past all others, and past all that has ended',
  async () => {
    const { db, url, drop } = await freshDatabase();
    await seedDemoBank(db, { customers: 1_000, seed: 7, asOf: NOW.toISOString().slice(0, 10) });
    const customers = await db.query<{ id: Id }>('test.customers', 'SELECT id FROM customers ORDER BY id');
    const [at, later] = [NOW, new Date(NOW.getTime() + 60_000)];
    const all = customers.flatMap(({ id: customerId }, index) => [
      { id: newId(), subjectId: 'usr_one', customerId, endsAt: index < 3 ? later : at },
      { id: newId(), subjectId: 'usr_other', customerId, endsAt: later },
    ]);
    const target = { table: 'unmaskings', columns: ['id', 'subjectId', 'customerId', 'endsAt'] } as const;
    await insertRows(db, 'test.unmask', target, all);
    for (const table of ['unmaskings', 'customers', 'account_holders'])
      await db.query('test.analyse', `ANALYZE TABLE ${table}`);
    const find = { subjectId: 'usr_one', at, cap: 20 };
    const found = await findUnmasked(db, 'EVERYTHING', find);
    expect(new Set(found.map(({ customerId }) => customerId))).toEqual(
      new Set(customers.slice(0, 3).map(({ id }) => id)),
    );
    const read = await rowsReadBy(url, async (session) => {
      await findUnmasked(session, 'EVERYTHING', find);
    });
    expect(read).toBeLessThan(FEW);
    await drop();
  },
  LOADED_WITHIN_MS,
);
