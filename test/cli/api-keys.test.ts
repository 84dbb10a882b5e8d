import { createVerifyApiKey } from '../../src/features/api-keys/verify-api-key';
import { createIdentify } from '../../src/platform/identity/identify';
import { createLog } from '../../src/platform/observability/log';
import { newId } from '../../src/kernel/id';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const DAY_MS = 86_400_000;
const KEY = /\bowk_[0-9A-Za-z]{16}_[0-9a-f]{70}\b/g;

/** A server that is asked by key, at whatever time is said, and what it logs. */
let api: TestApi;
let daysLater = 0;
const logged: string[] = [];

beforeAll(async () => {
  api = await openApi(({ db }) => {
    const clock = () => new Date(Date.now() + daysLater * DAY_MS);
    const verifyKey = createVerifyApiKey(db);
    return {
      clock,
      identify: createIdentify({ issuer: null, verifyKey }, clock),
      log: createLog('trace', { write: (line) => void logged.push(line) }),
    };
  });
  await api.bank.sourceProfile(await api.bank.customer());
});
afterAll(() => api.close());
beforeEach(() => {
  daysLater = 0;
});

interface Ran {
  readonly status: number;
  readonly output: string;
}

async function apiKeys(...args: readonly string[]): Promise<Ran> {
  const command = await startNode(folder, ['src/cli/run.mjs', 'api-keys', ...args], {
    DATABASE_URL: api.database.url,
  });
  return { status: await command.ended, output: command.output() };
}

/** Of what a command printed: the key, which stands there once, and its id. */
function keyIn({ output }: Ran): { readonly key: string; readonly id: string } {
  const [key, ...others] = output.match(KEY) ?? [];
  if (key === undefined || others.length > 0) throw new Error(`There is not one key in: ${output}`);
  return { key, id: `key_${key.slice(4, 20)}` };
}

async function made(...args: readonly string[]): Promise<{ readonly key: string; readonly id: string }> {
  const ran = await apiKeys('create', '--source', 'crm', ...args);
  expect([ran.status, ran.output]).toEqual([0, expect.stringContaining('it is shown this once')]);
  return keyIn(ran);
}

/** The status of a question asked with a key. */
async function statusWith(key: string, query = '{ customers(first: 1) { nodes { id } } }'): Promise<number> {
  const { status } = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return status;
}

const stored = async (): Promise<string> =>
  JSON.stringify(await api.database.db.query('test.keys', 'SELECT * FROM api_keys'));

describe('npm run api-keys', () => {
  test('makes a key that works for what it is given for and as long, and keeps nothing of its secret', async () => {
    const { key, id } = await made('--holder', 'Broker A', '--scopes', 'read, Find', '--days', '30');
    expect(await statusWith(key)).toBe(200);
    expect(await statusWith(key, '{ interactionStats { count } }')).toBe(403);
    daysLater = 29;
    expect(await statusWith(key)).toBe(200);
    daysLater = 31;
    expect(await statusWith(key)).toBe(401);
    const secret = key.slice(21, 85);
    expect(await stored()).not.toMatch(new RegExp(`${secret.slice(0, 16)}|${secret.slice(-16)}`));
    expect(logged.join()).toContain(id);
    expect(logged.join()).not.toMatch(new RegExp(`owk_|${secret.slice(0, 16)}`));
  });

  test('what it does to keys is on record, each time in a chain that ends in order, whatever the log says', async () => {
    const records = () =>
      api.database.db.query<{ action: string; by: string | null; subjects: string }>(
        'test.records',
        'SELECT action, subject_id AS `by`, subjects FROM audit_events ORDER BY id',
      );
    const former = (await records()).length;
    const { id } = await made('--holder', 'Broker on record');
    const rotated = keyIn(await apiKeys('rotate', id));
    await apiKeys('revoke', id);
    const [unknown, refused] = [`key_${newId()}`, `key_${newId()}`];
    expect((await apiKeys('revoke', unknown)).status).toBe(1);
    expect((await apiKeys('rotate', refused)).status).toBe(1);
    await apiKeys('list');
    const deeds = (await records()).slice(former);
    expect(deeds.filter(({ action }) => action.startsWith('apiKey:'))).toEqual([
      { action: 'apiKey:create', by: 'operator', subjects: id },
      { action: 'apiKey:rotate', by: 'operator', subjects: `${id},${rotated.id}` },
      { action: 'apiKey:revoke', by: 'operator', subjects: id },
      { action: 'apiKey:revoke', by: 'operator', subjects: unknown },
      { action: 'apiKey:rotate', by: 'operator', subjects: expect.stringContaining(refused) as string },
    ]);
    expect(deeds.filter(({ action }) => action === 'audit:end')).toHaveLength(5);
  });

  test('a rotated key works beside the new one until its time, and not beyond', async () => {
    const former = await made('--holder', 'Broker B');
    const rotated = await apiKeys('rotate', former.id, '--days', '2');
    expect(rotated.status).toBe(0);
    const { key } = keyIn(rotated);
    expect(key).not.toBe(former.key);
    expect([await statusWith(former.key), await statusWith(key)]).toEqual([200, 200]);
    daysLater = 3;
    expect([await statusWith(former.key), await statusWith(key)]).toEqual([401, 200]);
  });

  test('a key that was taken back works no more; doing so again changes nothing', async () => {
    const { key, id } = await made('--holder', 'Broker C');
    for (const time of [1, 2]) {
      const revoked = await apiKeys('revoke', id);
      expect([time, revoked.status, revoked.output]).toEqual([
        time,
        0,
        expect.stringMatching(/\trevoked\t/) as string,
      ]);
    }
    expect(await statusWith(key)).toBe(401);
  });

  test('lists what there is of each key, and never the key or its digest', async () => {
    const { key, id } = await made('--holder', 'Broker D', '--scopes', 'READ');
    const before = (await apiKeys('list')).output;
    expect(before).toContain(`${id}\tBroker D\tcrm\tREAD\tnever ends\tnever used\n`);
    await statusWith(key);
    const { status, output } = await apiKeys('list');
    expect(status).toBe(0);
    expect(output).toContain(`\tREAD\tnever ends\t${new Date().toISOString().slice(0, 10)}\n`);
    expect(output).not.toMatch(/owk_|[0-9a-f]{32}/);
  });

  test('lets a key write only where that is said', async () => {
    const { id } = await made('--holder', 'Shop');
    expect((await apiKeys('list')).output).toContain(`${id}\tShop\tcrm\tREAD,FIND,STATISTICS\t`);
  });

  test('lists all keys, however many, those that work first', async () => {
    const { id } = await made('--holder', 'Zeta');
    const row = { sourceCode: 'crm', scopes: '["READ"]', secretHash: 'a'.repeat(64), revokedAt: NOW };
    for (let index = 0; index < 100; index += 1)
      await api.bank.insert('api_keys', { id: newId(), holder: 'Alpha', createdAt: NOW, ...row });
    const lines = (await apiKeys('list')).output.trim().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${id}\t`));
    expect(lines.filter((line) => line.includes('\tAlpha\t'))).toHaveLength(100);
  });

  test.each([
    [['create', '--source', 'crm'], /required option '--holder <name>' not specified/],
    [['create', '--holder', 'Broker E'], /required option '--source <code>' not specified/],
    [['create', '--holder', ' ', '--source', 'crm'], /^"holder" must have 1 to 128 characters\.\n$/],
    [['create', '--holder', 'Broker E', '--source', 'nobody'], /^No source has that code/],
    [
      ['create', '--holder', 'Broker E', '--source', 'crm', '--scopes', 'READ,ERASE'],
      /^Scopes are some of READ, FIND, STATISTICS, WRITE, separated by commas\.\n$/,
    ],
    [
      ['create', '--holder', 'Broker E', '--source', 'crm', '--days', '1.5'],
      /^Days must be a whole number from 0 to 9999, not "1\.5"\.\n$/,
    ],
    [['create', '--holder', 'Broker E', '--source', 'crm', '--days', '0'], /must lie ahead\.\n$/],
    [['rotate', 'key_0000000000000000'], /^There is no such key\.\n$/],
    [['rotate', 'žádný'], /^"žádný" is no id of a key\. "list" shows them\.\n$/],
    [['rotate'], /missing required argument 'id'/],
    [['revoke', 'key_0000000000000000'], /^There is no such key\.\n$/],
    [['revoke', "key_' OR 1 = 1 -- "], /is no id of a key/],
    [['destroy'], /unknown command 'destroy'/],
    [[], /Usage: npm run api-keys -- /],
  ])('refuses %j in one message, and changes nothing', async (args, message) => {
    const before = await stored();
    const { status, output } = await apiKeys(...args);
    expect([status, output]).toEqual([1, expect.stringMatching(message) as string]);
    expect(output).not.toMatch(/^\s+at /m);
    expect(await stored()).toBe(before);
  });

  test('refuses a third key of a holder, and to rotate one that works no more', async () => {
    const [first, second] = [await made('--holder', 'Broker F'), await made('--holder', 'Broker F')];
    const third = await apiKeys('create', '--source', 'crm', '--holder', 'Broker F');
    expect(third).toEqual({
      status: 1,
      output: 'Broker F has two keys that work. Revoke one of them first.\n',
    });
    expect((await apiKeys('rotate', second.id)).status).toBe(1);
    await apiKeys('revoke', first.id);
    const rotated = await apiKeys('rotate', first.id);
    expect(rotated).toEqual({
      status: 1,
      output: 'That key does not work any more: make a new one.\n',
    });
  });
});
