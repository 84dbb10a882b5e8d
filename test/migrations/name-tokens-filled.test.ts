import { CreateCustomerNameTokens1795300017000 } from '../../migrations/1795300017000-create-customer-name-tokens';
import { insertRows } from '../../src/platform/db/insert-rows';
import { freshDatabase, type TestDatabase } from '../support/database';

describe('the words of names', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  it('are there for customers who were there before, after a migration that was cut off too', async () => {
    const { db, dataSource } = database;
    const migration = new CreateCustomerNameTokens1795300017000();
    const runner = dataSource.createQueryRunner();
    await migration.down(runner);
    const columns = ['id', 'kind', 'displayName', 'familyName', 'status'] as const;
    const customers = Array.from({ length: 2_300 }, (_, index) => ({
      id: String(index).padStart(16, '0'),
      kind: 'PERSON',
      displayName: `Jiří ${String(10_000 + index)}`,
      familyName: index === 0 ? '王小明' : null,
      status: 'ACTIVE',
    }));
    await insertRows(db, 'test.insert', { table: 'customers', columns }, customers);
    await migration.up(runner);
    await db.execute(
      'test.cutOff',
      "DELETE FROM customer_name_tokens WHERE customer_id > '0000000000001000'",
    );
    await migration.up(runner);
    await runner.release();

    const [count] = await db.query('test.count', 'SELECT COUNT(*) AS n FROM customer_name_tokens');
    expect(count).toEqual({ n: 2 * 2_300 + 2 });
    const tokensOf = (id: string) =>
      db.query('test.tokens', 'SELECT token FROM customer_name_tokens WHERE customer_id = ? ORDER BY token', [
        id,
      ]);
    expect(await tokensOf('0000000000000000')).toEqual(
      ['10000', 'jiri', '小明', '王小明'].map((token) => ({ token })),
    );
    expect(await tokensOf('0000000000002299')).toEqual([{ token: '12299' }, { token: 'jiri' }]);
  });
});
