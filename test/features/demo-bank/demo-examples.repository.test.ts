import { demoExamples } from '../../../src/features/demo-bank/demo-examples.repository';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { freshDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await database.drop();
});

/** How many rows of each section of the card the customer has. */
async function cardOf(customerId: string): Promise<Record<string, number>> {
  const counts: Record<string, string> = {
    accounts: 'account_holders WHERE customer_id = ?',
    interactions: 'interactions WHERE customer_id = ?',
    openPromises: "promises WHERE customer_id = ? AND state = 'OPEN'",
    openCases: 'cases WHERE customer_id = ? AND is_open = 1',
    nps: "survey_answers WHERE customer_id = ? AND metric = 'NPS'",
    csat: "survey_answers WHERE customer_id = ? AND metric = 'CSAT'",
    ces: "survey_answers WHERE customer_id = ? AND metric = 'CES'",
    advocacy: 'advocacy_statuses WHERE customer_id = ?',
  };
  const card: Record<string, number> = {};
  for (const [section, from] of Object.entries(counts)) {
    const [row] = await database.db.query<{ n: number }>('test.card', `SELECT COUNT(*) AS n FROM ${from}`, [
      customerId,
    ]);
    card[section] = Number(row?.n);
  }
  return card;
}

describe('the example of a demo bank', () => {
  test('is a telephone number whose card has every section, twenty contacts and more', async () => {
    await seedDemoBank(database.db, { customers: 2_000, seed: 7, asOf: '2026-11-01' });
    const example = await demoExamples(database.db);
    const card = await cardOf(example?.customerId ?? '');
    for (const [section, count] of Object.entries(card)) {
      expect([section, count >= (section === 'interactions' ? 20 : 1)]).toEqual([section, true]);
    }
    const owners = await database.db.query(
      'test.owners',
      'SELECT DISTINCT customer_id AS customerId FROM contact_points WHERE value_key = ?',
      [example?.phone ?? ''],
    );
    expect(owners).toContainEqual({ customerId: example?.customerId });
    expect(await demoExamples(database.db)).toEqual(example);
  }, 120_000);

  test('is the fullest card that there is in a bank too small for a full one', async () => {
    await seedDemoBank(database.db, { customers: 20, seed: 7, asOf: '2026-11-01' });
    expect((await demoExamples(database.db))?.phone).toMatch(/^\+\d{10,13}$/);
  });

  test('is null where nobody can be called', async () => {
    expect(await demoExamples(database.db)).toBeNull();
  });
});
