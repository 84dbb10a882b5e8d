import { lookThroughData } from '../../../src/cli/check-data/data-faults';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { freshDatabase } from '../../support/database';

test('a demo bank breaks nothing that holds of the data', async () => {
  const { db, drop } = await freshDatabase();
  await seedDemoBank(db, { customers: 500, seed: 7, asOf: '2026-03-01' });
  const broken: string[] = [];
  for await (const { says, count } of lookThroughData(db)) if (count > 0) broken.push(says);
  await drop();
  expect(broken).toEqual([]);
}, 120_000);
