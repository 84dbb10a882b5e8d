import {
  createApiKey,
  revokeApiKey,
  rotateApiKey,
  type RecordKeys,
} from '../../../src/features/api-keys/manage-api-keys';
import { sealingKey } from '../../../src/platform/audit/audit-record';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import { createLog } from '../../../src/platform/observability/log';
import { Bank, NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { viewerWith } from '../../support/viewers';

const viewer = viewerWith('ADMINISTRATOR');
const HOLDERS = ['A', 'B', 'C', 'D'];

/** The trail takes its connection from the pool of those who wait for it. */
let database: TestDatabase;
let audit: ChainedAuditTrail;
beforeAll(async () => {
  database = await freshDatabase({ settings: { poolSize: 2 } });
  await Bank.open(database.db);
  const key = sealingKey(Buffer.alloc(32));
  audit = await openChainedAudit({ db: database.db, key, log: createLog('silent'), clock: () => NOW });
});
afterAll(() => database.drop());

const record: RecordKeys = (ids) =>
  audit.record({
    viewer,
    action: 'apiKey:test',
    at: NOW,
    reason: null,
    subjects: ids.map((id) => `key_${id}`),
  });

test('more at once than there are connections are all done, and all on record', async () => {
  const { db } = database;
  const wish = { source: 'crm', scopes: ['READ'], expiresAt: null } as const;
  const made = await Promise.all(HOLDERS.map((holder) => createApiKey(db, { holder, ...wish }, NOW, record)));
  const ids = made.map((result) => ('done' in result ? result.done.key.id : ''));
  const rotated = await Promise.all(ids.map((id) => rotateApiKey(db, id, NOW, NOW, record)));
  const revoked = await Promise.all(ids.map((id) => revokeApiKey(db, id, NOW, record)));
  expect([...made, ...rotated, ...revoked].every((result) => 'done' in result)).toBe(true);
  const recorded = await db.query(
    'test.recorded',
    "SELECT id FROM audit_events WHERE action = 'apiKey:test'",
  );
  expect(recorded).toHaveLength(12);
});
