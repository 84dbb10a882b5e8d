import { CreateAuditChains1796000212000 } from '../../migrations/1796000212000-create-audit-chains';
import { openChainedAudit } from '../../src/platform/audit/chained-audit';
import { sealingKey } from '../../src/platform/audit/audit-record';
import { listChains } from '../../src/platform/audit/audit.repository';
import { createLog } from '../../src/platform/observability/log';
import { NOW } from '../support/bank';
import { freshDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

test('the chains that were there before are listed, after a migration that was cut off too', async () => {
  const { db, dataSource } = database;
  const means = { db, key: sealingKey(Buffer.alloc(32, 7)), log: createLog('silent'), clock: () => NOW };
  for (let chains = 0; chains < 2; chains += 1) await (await openChainedAudit(means)).close();
  const migration = new CreateAuditChains1796000212000();
  const runner = dataSource.createQueryRunner();
  await migration.down(runner);
  await migration.up(runner);
  await db.execute('test.cutOff', 'DELETE FROM audit_chains LIMIT 1');
  await migration.up(runner);
  await runner.release();
  const listed = await db.query<{ id: string }>('test.read', 'SELECT id FROM audit_chains ORDER BY id');
  expect(listed.map(({ id }) => id)).toEqual(await listChains(db));
  expect(listed).toHaveLength(2);
});
