import { migrateDatabase } from '../../src/cli/migrate-database';
import { deferIndexes } from '../../src/platform/db/deferred-indexes';
import { definitionsOf } from '../migrations/catalogue';
import { freshDatabase } from '../support/database';

test('a migration finds the indexes of the version before it, though a load has taken them off', async () => {
  const { url, db, drop } = await freshDatabase();
  const before = await definitionsOf(db);
  await deferIndexes(db, ['interactions']);
  // Its index is off, as are those that were there before it: nobody may take it for lacking alone.
  await db.execute('test.forget', "DELETE FROM schema_migrations WHERE name LIKE 'IndexWhatIsMeasured%'");
  const done = await migrateDatabase(
    { databaseUrl: url, poolSize: 1, statementTimeoutMs: 0 },
    () => undefined,
  );
  expect(done).toHaveLength(1);
  expect(await definitionsOf(db)).toEqual(before);
  await drop();
});
