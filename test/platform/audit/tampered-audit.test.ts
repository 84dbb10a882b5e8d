import { sealingKey, sealOf, type AuditRecord } from '../../../src/platform/audit/audit-record';
import { listChains, recordsOfChain } from '../../../src/platform/audit/audit.repository';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import { verifyAudit } from '../../../src/platform/audit/verify-audit';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { event, KEY, recordsIn } from './trail';

// The trail is found to be tampered with where …

let database: TestDatabase;
let now: Date;
beforeEach(async () => {
  now = NOW;
  database = await freshDatabase();
});
afterEach(() => database.drop());

const open = (log = createLog('silent')): Promise<ChainedAuditTrail> =>
  openChainedAudit({ db: database.db, key: KEY, log, clock: () => now });
const verdict = () => verifyAudit(database.db, KEY);
const records = () => recordsIn(database.db);
const change = (sql: string, values: (string | number)[] = []) =>
  database.db.execute('test.tamper', sql, values);

/** Two processes one after the other, the first with so many events. */
async function twoChains(events = 5): Promise<AuditRecord[]> {
  const first = await open();
  for (let index = 0; index < events; index += 1) await first.record(event(`reason ${String(index)}`));
  await first.close();
  await (await open()).close();
  return records();
}

test.each([
  ['a reason was changed', "UPDATE audit_events SET reason = 'another' WHERE place = 2", 2, 'CHANGED'],
  ['somebody else did it', "UPDATE audit_events SET subject_id = 'usr_x' WHERE place = 3", 3, 'CHANGED'],
  [
    'it was at another time',
    'UPDATE audit_events SET at = at + INTERVAL 1 SECOND WHERE place = 4',
    4,
    'CHANGED',
  ],
  ['a customer was left out', "UPDATE audit_events SET subjects = '' WHERE place = 2", 2, 'CHANGED'],
  ['a record was removed', 'DELETE FROM audit_events WHERE place = 3', 3, 'MISSING'],
  [
    'the first record was removed',
    "DELETE FROM audit_events WHERE place = 0 AND subjects = ''",
    0,
    'MISSING',
  ],
  ['the end was cut off', 'DELETE FROM audit_events WHERE place > 3', 6, 'MISSING'],
  ['a chain is listed no more', 'DELETE FROM audit_chains ORDER BY id LIMIT 1', 0, 'UNLISTED'],
])('%s', async (_, sql, place, fault) => {
  const chain = (await twoChains())[0]?.chain ?? '';
  await change(sql);
  const { faults } = await verdict();
  expect(faults[0]).toEqual({ chain, place, fault });
});

test('several were removed, and the one after them was changed: only the log could tell', async () => {
  const chain = (await twoChains())[0]?.chain ?? '';
  const last = (await recordsOfChain(database.db, chain, 2, 1))[0];
  if (last === undefined) throw new Error('It is not there.');
  await change('DELETE FROM audit_events WHERE chain = ? AND place BETWEEN 2 AND 3', [chain]);
  const missing = { chain, place: 2, to: 3, fault: 'MISSING' };
  expect((await verdict()).faults).toEqual([missing, { chain, place: 4, fault: 'UNVERIFIED' }]);
  const seen = () => verifyAudit(database.db, KEY, [{ chain, place: last.place, seal: last.seal }]);
  expect((await seen()).faults).toEqual([missing]);
  await change("UPDATE audit_events SET reason = 'another' WHERE chain = ? AND place = 4", [chain]);
  expect((await seen()).faults).toEqual([missing, { chain, place: 4, fault: 'CHANGED' }]);
});

test('two records have changed places', async () => {
  const chain = (await twoChains())[0]?.chain ?? '';
  await change('UPDATE audit_events SET place = 100 WHERE chain = ? AND place = 2', [chain]);
  await change('UPDATE audit_events SET place = 2 WHERE chain = ? AND place = 3', [chain]);
  await change('UPDATE audit_events SET place = 3 WHERE chain = ? AND place = 100', [chain]);
  const { faults } = await verdict();
  expect(faults).toEqual([2, 3, 4].map((place) => ({ chain, place, fault: 'CHANGED' })));
});

test('a whole chain was removed', async () => {
  const chain = (await twoChains())[0]?.chain ?? '';
  await change('DELETE FROM audit_events WHERE chain = ?', [chain]);
  expect((await verdict()).faults).toEqual([{ chain, place: 6, fault: 'MISSING' }]);
});

test('a record was put in', async () => {
  const chain = (await twoChains())[0]?.chain ?? '';
  await change(
    `INSERT INTO audit_events SELECT REVERSE(id), chain, 7, at, action, subject_id, roles, client_kind, operation, reason, subjects, seal
       FROM audit_events WHERE chain = ? AND place = 5`,
    [chain],
  );
  expect((await verdict()).faults).toEqual([{ chain, place: 7, fault: 'CHANGED' }]);
});

test('the end was written anew with the key itself: the next chain vouches for another', async () => {
  const chain = (await twoChains())[0]?.chain ?? '';
  const [before, end] = await recordsOfChain(database.db, chain, 4, 10);
  if (before === undefined || end === undefined) throw new Error('The chain has no end.');
  const seal = sealOf({ ...end, reason: 'another' }, before.seal, KEY);
  await change('UPDATE audit_events SET reason = ?, seal = ? WHERE chain = ? AND place = 6', [
    'another',
    seal,
    chain,
  ]);
  expect((await verdict()).faults).toEqual([{ chain, place: 6, fault: 'CHANGED' }]);
});

test('the end of a chain was cut off that its process, killed, has not ended: the log knows how far it had come', async () => {
  const lines: string[] = [];
  const trail = await open(createLog('info', { write: (line) => lines.push(line) }));
  await trail.record(event('not told yet'));
  expect(lines).toEqual([]);
  now = new Date(NOW.getTime() + 60_000);
  await trail.record(event('told'));
  await trail.record(event('within the minute'));
  const told = lines.map((line) => JSON.parse(line) as { chain: string; records: number; seal: string });
  const [chain = ''] = await listChains(database.db);
  expect(told).toMatchObject([{ chain, records: 3, msg: 'The audit trail has come so far' }]);
  const logged = told.map(({ records: kept, seal }) => ({ chain, place: kept - 1, seal }));
  await change('DELETE FROM audit_events WHERE place > 2');
  expect((await verifyAudit(database.db, KEY, logged)).faults).toEqual([]);
  await change('DELETE FROM audit_events WHERE place > 1');
  expect((await verdict()).faults).toEqual([]);
  expect((await verifyAudit(database.db, KEY, logged)).faults).toEqual([
    { chain, place: 2, fault: 'MISSING' },
  ]);
  await trail.close();
});

test('the log is told within a minute of what is kept, though nothing more is', async () => {
  const timers = jest.spyOn(globalThis, 'setTimeout');
  const lines: string[] = [];
  const trail = await open(createLog('info', { write: (line) => lines.push(line) }));
  await trail.record(event('the last for long'));
  const told = timers.mock.calls.filter(([, milliseconds]) => milliseconds === 60_000);
  timers.mockRestore();
  expect([told.length, lines]).toEqual([1, []]);
  told[0]?.[0]();
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ records: 2 }]);
  await trail.close();
});

test('it was all sealed again by somebody without the key', async () => {
  const chains = await twoChains();
  const { faults } = await verifyAudit(database.db, sealingKey(Buffer.alloc(32, 8)));
  expect(faults).toHaveLength(chains.length);
});
