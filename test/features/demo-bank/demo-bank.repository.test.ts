import { holdsOtherSources, isEmpty } from '../../../src/features/demo-bank/demo-bank.repository';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { Bank } from '../../support/bank';
import { freshDatabase } from '../../support/database';

test('a database tells whether it is empty, holds the demo bank alone, or data of somebody beside it', async () => {
  const database = await freshDatabase();
  const { db } = database;
  expect([await isEmpty(db), await holdsOtherSources(db)]).toEqual([true, false]);
  await seedDemoBank(db, { customers: 20, seed: 1, asOf: '2026-11-01' });
  expect([await isEmpty(db), await holdsOtherSources(db)]).toEqual([false, false]);
  await Bank.open(db);
  expect([await isEmpty(db), await holdsOtherSources(db)]).toEqual([false, true]);
  await database.drop();
});
