import { newId } from '../../../src/kernel/id';
import { tokensOfCustomer, type CustomerNames } from '../../../src/features/customers/domain/name-tokens';
import { keepNameTokens } from '../../../src/features/customers/name-tokens.effects';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import type { Db } from '../../../src/platform/db/db';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { importText } from '../imports/import-support';
import { call, calls, callsFile, clients } from '../imports/mappings';

/** What every customer should be found by, and what they are found by: `token customer`. */
async function wordsOf(db: Db): Promise<{ stored: string[]; computed: string[] }> {
  const customers = await db.query<CustomerNames & { id: string }>(
    'test.customers',
    `SELECT id, display_name AS displayName, given_name AS givenName, family_name AS familyName,
            organisation_name AS organisationName FROM customers`,
  );
  const tokens = await db.query<{ token: string; id: string }>(
    'test.tokens',
    'SELECT token, customer_id AS id FROM customer_name_tokens',
  );
  return {
    stored: tokens.map(({ token, id }) => `${token} ${id}`).sort(),
    computed: customers
      .flatMap((customer) => tokensOfCustomer(customer).map((token) => `${token} ${customer.id}`))
      .sort(),
  };
}

describe('the words that customers are found by', () => {
  let database: TestDatabase;
  const statements: string[] = [];
  beforeEach(async () => {
    database = await freshDatabase({ observe: ({ name }) => statements.push(name) });
  });
  afterEach(() => database.drop());

  const expectAllKept = async (least: number): Promise<void> => {
    const { stored, computed } = await wordsOf(database.db);
    expect(stored.length).toBeGreaterThanOrEqual(least);
    expect(stored).toEqual(computed);
  };

  test('are there after a demo bank was loaded', async () => {
    await seedDemoBank(database.db, { customers: 300, seed: 7, asOf: '2026-11-01' });
    await expectAllKept(500);
  });

  test('follow what sources deliver: new customers, new names, customers who are only mentioned', async () => {
    const clientsFile = (...rows: readonly string[]) =>
      ['id;kind;given;family;organisation;born;segment;phone;mail;branch', ...rows, ''].join('\n');
    const eva = '1;P;Eva;Nová;;13.12.1970;RETAIL;;;Brno';
    await importText(database.db, clientsFile(eva, '2;O;;;王小明 Pekárna s.r.o.;;-;;;'), clients);
    await expectAllKept(5);
    await importText(database.db, clientsFile(eva.replace('Nová', 'Malá')), clients);
    await expectAllKept(5);
    expect((await wordsOf(database.db)).stored.join()).toContain('mala');
    await importText(database.db, callsFile({ ...call, customer: '4711' }), calls);
    await expectAllKept(7);
    expect((await wordsOf(database.db)).stored.join()).toContain('4711');
  });

  test('are not written where the names stay the same', async () => {
    const customer = {
      id: newId(),
      displayName: 'Eva Nová',
      givenName: 'Eva',
      familyName: 'Nová',
      organisationName: null,
    };
    const keep = (names: Partial<CustomerNames> = {}) =>
      database.db.transaction((tx) => keepNameTokens(tx, [{ ...customer, ...names }]));
    await keep();
    statements.length = 0;
    await keep({ displayName: 'EVA NOVA' });
    expect(statements).toEqual(['db.begin', 'customers.findNameTokens', 'db.commit']);
    await keep({ displayName: 'Eva Malá', familyName: 'Malá' });
    const words = await database.db.query(
      'test.words',
      'SELECT token FROM customer_name_tokens ORDER BY token',
    );
    expect(words).toEqual([{ token: 'eva' }, { token: 'mala' }]);
  });
});
