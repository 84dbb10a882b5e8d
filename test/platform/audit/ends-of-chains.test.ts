import { systemClock } from '../../../src/kernel/clock';
import { newId } from '../../../src/kernel/id';
import { sealingKey } from '../../../src/platform/audit/audit-record';
import { endsOfChains, insertChain, listChains } from '../../../src/platform/audit/audit.repository';
import { openChainedAudit } from '../../../src/platform/audit/chained-audit';
import { verifyAudit } from '../../../src/platform/audit/verify-audit';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { rowsReadBy } from '../../support/rows-read';
import { seesEverything } from '../../support/viewers';

const KEY = sealingKey(Buffer.alloc(32, 7));
const DAY_MS = 86_400_000;

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

/** A chain of a process that ran so many days ago. */
async function chain(daysAgo: number, events = 0): Promise<void> {
  const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
  const means = { db: database.db, key: KEY, log: createLog('silent'), clock: () => at };
  const trail = await openChainedAudit(means);
  const event = { viewer: seesEverything, action: 'customer:read', at, reason: null, subjects: [] };
  for (let index = 0; index < events; index += 1) trail.note(event);
  await trail.close();
}

test('a chain that ended long ago is vouched for by the next one: it cannot be removed unseen', async () => {
  await chain(400, 3);
  await chain(0);
  const [first = ''] = await listChains(database.db);
  await database.db.execute('test.tamper', 'DELETE FROM audit_events WHERE chain = ?', [first]);
  const { faults } = await verifyAudit(database.db, KEY);
  expect(faults).toEqual([{ chain: first, place: 4, fault: 'MISSING' }]);
});

test('the ends that were reached last are found past all that is in between', async () => {
  await chain(3, 2_000);
  await chain(1, 2_000);
  await chain(2);
  const chains = await listChains(database.db);
  const ends = await endsOfChains(database.db, 2);
  expect(ends.map(({ chain: id, place }) => [id, place])).toEqual([
    [chains[1], 2_001],
    [chains[2], 1],
  ]);
  const read = await rowsReadBy(database.url, async (session) => {
    await endsOfChains(session, 200);
  });
  expect(read).toBeLessThan(100);
});

test('a chain that a version before the list began is told, and listed and vouched for by the next one', async () => {
  const means = { db: database.db, key: KEY, log: createLog('silent'), clock: systemClock };
  const run = async (): Promise<void> => {
    await (await openChainedAudit(means)).close();
  };
  await run();
  await run();
  const [, second = ''] = await listChains(database.db);
  await database.db.execute('test.unlist', 'DELETE FROM audit_chains WHERE id = ?', [second]);
  const verdict = () => verifyAudit(database.db, KEY);
  expect((await verdict()).faults).toEqual([{ chain: second, place: 0, fault: 'UNLISTED' }]);
  await run();
  expect((await verdict()).faults).toEqual([]);
  await database.db.execute('test.tamper', 'DELETE FROM audit_events WHERE chain = ?', [second]);
  expect((await verdict()).faults).toEqual([{ chain: second, place: 1, fault: 'MISSING' }]);
});

test('a chain of which no record was kept harms no other', async () => {
  await insertChain(database.db, newId());
  await chain(1);
  const [first = ''] = await listChains(database.db);
  expect((await endsOfChains(database.db, 200)).map(({ chain: id }) => id)).toEqual([first]);
});
