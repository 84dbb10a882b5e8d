import type { AuditEvent } from '../../../src/platform/audit/audit';
import { sealingKey } from '../../../src/platform/audit/audit-record';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import type { Db } from '../../../src/platform/db/db';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { viewerWith } from '../../support/viewers';

const event = (reason: string): AuditEvent => ({
  ...{ viewer: viewerWith('AGENT'), action: 'customer:read', at: NOW, reason, subjects: [] },
});

let database: TestDatabase;
let trail: ChainedAuditTrail;
let isSilent = false;
/** Statements that the database was given while it was silent, each to be failed. */
const unanswered: ((error: Error) => void)[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  const execute: Db['execute'] = (...asked) =>
    isSilent ? new Promise((_, reject) => unanswered.push(reject)) : db.execute(...asked);
  const log = createLog('silent');
  trail = await openChainedAudit({
    ...{ db: { ...db, execute }, key: sealingKey(Buffer.alloc(32)), log, clock: () => NOW },
  });
});
afterAll(async () => {
  isSilent = false;
  for (const fail of unanswered.splice(0)) fail(new Error('It is over.'));
  await trail.close();
  await database.drop();
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('however many wait for a database that does not answer, it is asked once more for all of them', async () => {
  isSilent = true;
  const outcomes = Promise.allSettled(
    Array.from({ length: 100 }, (_, index) => trail.record(event(String(index)))),
  );
  await settled();
  for (let asked = 0; asked < 2; asked += 1) {
    expect(unanswered).toHaveLength(1);
    unanswered.pop()?.(new Error('It does not answer.'));
    await settled();
    if (asked === 0) void trail.record(event('meanwhile')).catch(() => undefined);
    await settled();
  }
  expect(unanswered).toEqual([]);
  isSilent = false;
  expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['rejected']));
  await trail.close();
  const [kept] = await database.db.query<{ n: number }>(
    'test.kept',
    'SELECT COUNT(*) AS n FROM audit_events',
  );
  expect(kept?.n).toBe(103);
});
