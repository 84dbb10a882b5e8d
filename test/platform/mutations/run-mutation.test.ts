import { newId } from '../../../src/kernel/id';
import { createCursorCodec } from '../../../src/kernel/cursor';
import { refuse, type Refusal } from '../../../src/kernel/result';
import { auditToLog } from '../../../src/platform/audit/log-audit';
import { rowScopeOf } from '../../../src/platform/authz/row-scope';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { createRequestContext, type RequestContext } from '../../../src/platform/graphql/context';
import { createTokenMaker } from '../../../src/platform/tokens/token-maker';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { runMutation, type UseCase } from '../../../src/platform/mutations/run-mutation';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { viewerWith } from '../../support/viewers';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

function contextOf(subjectId: string | null = 'usr_1'): RequestContext {
  const viewer = { ...viewerWith('AGENT'), subjectId };
  const services = {
    db: database.db,
    clock: () => NOW,
    audit: auditToLog(createLog('silent')),
    cursors: createCursorCodec(Buffer.alloc(32, 1)),
    limits: USUAL_LIMITS,
    buckets: createMemoryBucketStore(USUAL_LIMITS.bucket),
    phoneRegion: 'CZ' as const,
    events: { listen: () => Promise.resolve(() => undefined) },
    contactChains: USUAL_CHAIN_RULE,
    invitationTokens: createTokenMaker(Buffer.alloc(32, 1), 'survey invitations'),
  };
  return createRequestContext(services, { viewer, scope: rowScopeOf(viewer), languages: [] });
}

/** Adds a team, and then does what `end` says. */
const addingTeam =
  (end: UseCase<Refusal<'LATE'>>): UseCase<Refusal<'LATE'>> =>
  async (within) => {
    const id = newId();
    await within.db.execute('test.add', 'INSERT INTO teams (id, code, name) VALUES (?, ?, ?)', [
      id,
      id,
      'Cards',
    ]);
    return end(within);
  };

const teams = async (): Promise<number> =>
  (await database.db.query('test.teams', 'SELECT id FROM teams')).length;
const asked = { action: 'test:do', input: { idempotencyKey: 'k' }, subjects: [] };
const kept = (): Promise<unknown[]> => database.db.query('test.kept', 'SELECT * FROM idempotency_keys');

test('what a refused use case has written is taken back; that it was refused is kept', async () => {
  const late = addingTeam(() => Promise.resolve(refuse('LATE', 'id', 'Too late.')));
  const refused = { refused: { code: 'LATE', field: 'id', message: 'Too late.' } };
  expect(await runMutation(contextOf(), asked, late)).toEqual(refused);
  expect(await runMutation(contextOf(), asked, () => Promise.reject(new Error('It is run again.')))).toEqual(
    refused,
  );
  expect([await teams(), (await kept()).length]).toEqual([0, 1]);
  for (const table of ['changes', 'outbox_messages'])
    expect(await database.db.query('test.rows', `SELECT id FROM ${table}`)).toEqual([]);
});

test('what one that fails has written is taken back, with its key', async () => {
  const before = (await kept()).length;
  const failing = addingTeam(() => Promise.reject(new Error('It failed.')));
  await expect(runMutation(contextOf('usr_2'), asked, failing)).rejects.toThrow('It failed.');
  expect([await teams(), (await kept()).length]).toEqual([0, before]);
});

test('one cannot begin a transaction of its own', async () => {
  const nested = addingTeam(({ db }) => db.transaction(() => Promise.reject(new Error('It was begun.'))));
  await expect(runMutation(contextOf('usr_3'), asked, nested)).rejects.toThrow('one transaction');
});

test('nobody without a name for the records changes anything', async () => {
  const done = addingTeam(() =>
    Promise.resolve({ done: { prefix: 'tst', id: newId(), customerId: null, before: null, after: {} } }),
  );
  await expect(runMutation(contextOf(null), asked, done)).rejects.toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect(await teams()).toBe(0);
  expect(await runMutation(contextOf('usr_4'), asked, done)).toHaveProperty('done');
  expect(await teams()).toBe(1);
});

test('under the same key null is something else than what is left out: it takes something away', async () => {
  const done: UseCase<Refusal<'LATE'>> = () =>
    Promise.resolve({ done: { prefix: 'tst', id: newId(), customerId: null, before: null, after: {} } });
  const saying = (input: object) =>
    runMutation(contextOf(), { ...asked, input: { idempotencyKey: 'of null', ...input } }, done);
  const first = await saying({ name: undefined });
  expect(await saying({})).toEqual(first);
  await expect(saying({ name: null })).rejects.toMatchObject({
    extensions: { code: 'IDEMPOTENCY_MISMATCH' },
  });
});
