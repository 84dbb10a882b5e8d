import crypto from 'node:crypto';
import { newId } from '../../../src/kernel/id';
import { CredentialNotCheckable } from '../../../src/platform/identity/credential';
import type { Db } from '../../../src/platform/db/db';
import { newKeyText } from '../../../src/platform/identity/key-text';
import { createVerifyApiKey } from '../../../src/features/api-keys/verify-api-key';
import { createIdentify } from '../../../src/platform/identity/identify';
import { anonymousViewer, type Viewer } from '../../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';

const CREATE = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { apiKey { id holder source scopes expiresAt } secret userErrors { code field } } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) {
  rotateApiKey(input: $input) { apiKey { id } secret userErrors { code field } } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { apiKey { revokedAt } userErrors { code field } } }`;

interface Made {
  readonly apiKey: { readonly id: string } | null;
  readonly secret: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string }[];
}

let api: TestApi;
let keysDb: Db;
let now = NOW;
let administrator: Viewer = viewerWith('ADMINISTRATOR');
let isTrailFull = false;
const audited: { action: string; subjects: readonly string[]; reason: string | null }[] = [];
let holders = 0;

beforeAll(async () => {
  api = await openApi(({ db }) => {
    keysDb = db;
    const byKey = createIdentify({ issuer: null, verifyKey: createVerifyApiKey(db) }, () => now);
    return {
      clock: () => now,
      audit: {
        note: () => undefined,
        canKeep: () => true,
        record: ({ action, subjects, reason }) => {
          if (isTrailFull) return Promise.reject(new Error('The trail takes nothing.'));
          audited.push({ action, subjects, reason });
          return Promise.resolve();
        },
      },
      // Without a header it is the administrator who asks.
      identify: async (request) => {
        const viewer = await byKey(request);
        return viewer === anonymousViewer ? administrator : viewer;
      },
    };
  });
});
afterAll(() => api.close());
beforeEach(() => {
  now = NOW;
  isTrailFull = false;
  administrator = viewerWith('ADMINISTRATOR');
  audited.length = 0;
});

const make = async (input: object = {}): Promise<Made> => {
  holders += 1;
  const whole = { holder: `Broker ${String(holders)}`, source: 'crm', scopes: ['READ', 'FIND'], ...input };
  return (await api.ask<{ createApiKey: Made }>(CREATE, { input: whole })).createApiKey;
};
const rotate = async (id: string | undefined, formerUntil: Date): Promise<Made> =>
  (await api.ask<{ rotateApiKey: Made }>(ROTATE, { input: { id, formerUntil } })).rotateApiKey;

/** Status of a question asked with a key. */
async function statusWith(
  key: string | null,
  query = '{ customers(first: 1) { nodes { id } } }',
): Promise<number> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${String(key)}` },
    body: JSON.stringify({ query }),
  });
  return response.status;
}
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

test('a key is shown once, works for what it is given for, and is kept as a digest alone', async () => {
  const { apiKey, secret } = await make();
  expect(apiKey).toMatchObject({ source: 'crm', scopes: ['READ', 'FIND'], expiresAt: null });
  expect(secret).toMatch(/^owk_[0-9A-Za-z]{16}_[0-9a-f]{70}$/);
  expect(await statusWith(secret)).toBe(200);
  expect(
    await statusWith(secret, '{ customersByContact(value: "601234567", first: 1) { nodes { id } } }'),
  ).toBe(200);
  expect(await statusWith(secret, '{ interactionStats { count } }')).toBe(403);
  expect(await statusWith(secret, '{ apiKeys { id } }')).toBe(403);
  const stored = JSON.stringify(await api.database.db.query('test.keys', 'SELECT * FROM api_keys'));
  expect(stored).not.toContain(secret?.slice(21, 80));
  expect(audited).toEqual([{ action: 'apiKey:create', subjects: [apiKey?.id], reason: null }]);
});

test('a key reaches the customers of its own source', async () => {
  const [own, other] = [await api.bank.customer(), await api.bank.customer()];
  await api.bank.sourceProfile(own);
  const { secret } = await make();
  const query = '{ customers(first: 9) { nodes { id } } }';
  const answer = await api.ask(query, {}, { authorization: `Bearer ${String(secret)}` });
  expect(answer).toEqual({ customers: { nodes: [{ id: `cus_${own}` }] } });
  expect(JSON.stringify(answer)).not.toContain(other);
});

test('a key that is mistyped is refused without asking the database; an unknown and a wrong one after', async () => {
  const [{ secret }, { secret: another }] = [await make(), await make()];
  const whole = String(secret);
  api.statements.length = 0;
  expect(await statusWith(`${whole.slice(0, -1)}${whole.endsWith('0') ? '1' : '0'}`)).toBe(401);
  expect(await statusWith('owk_nonsense')).toBe(401);
  expect(api.statements).toEqual([]);
  await api.database.db.execute('test.swap', 'UPDATE api_keys SET secret_hash = ? WHERE id = ?', [
    'f'.repeat(64),
    whole.slice(4, 20),
  ]);
  expect(await statusWith(whole)).toBe(401);
  await api.database.db.execute('test.gone', 'DELETE FROM api_keys WHERE id = ?', [
    String(another).slice(4, 20),
  ]);
  expect(await statusWith(another)).toBe(401);
});

test('a key cannot be checked while the database is away, and works where the day of its use cannot be kept', async () => {
  const { secret } = await make();
  const failed = () => Promise.reject(new Error('The database is away, or only reads.'));
  await expect(createVerifyApiKey({ ...keysDb, query: failed })(String(secret), now)).rejects.toThrow(
    CredentialNotCheckable,
  );
  const vouched = await createVerifyApiKey({ ...keysDb, execute: failed })(String(secret), now);
  expect(vouched.viewer.kind).toBe('API_KEY');
});

test('an unknown key, one with a wrong secret and one taken back take the same work: one look, one comparison of digests', async () => {
  const compared = jest.spyOn(crypto, 'timingSafeEqual');
  const workFor = async (key: string | null): Promise<unknown> => {
    api.statements.length = 0;
    compared.mockClear();
    expect(await statusWith(key)).toBe(401);
    const lengths = compared.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength]);
    return { statements: [...api.statements], lengths };
  };
  const [wrong, back] = [await make(), await make()];
  await api.ask(REVOKE, { input: { id: back.apiKey?.id } });
  const id = String(wrong.secret).slice(4, 20);
  const other = newKeyText(id).text;
  const work = { statements: ['apiKeys.findApiKeys'], lengths: [[64, 64]] };
  expect(await workFor(newKeyText(newId()).text)).toEqual(work);
  expect(await workFor(other)).toEqual(work);
  expect(await workFor(back.secret)).toEqual(work);
  compared.mockRestore();
});

test('a key ends when it is said to, and within five seconds of being taken back', async () => {
  const { secret } = await make({ expiresAt: later(60) });
  expect(await statusWith(secret)).toBe(200);
  now = later(61);
  expect(await statusWith(secret)).toBe(401);
  now = NOW;
  const { apiKey, secret: other } = await make();
  expect(await statusWith(other)).toBe(200);
  const revoked = { revokeApiKey: { apiKey: { revokedAt: NOW.toISOString() }, userErrors: [] } };
  expect(await api.ask(REVOKE, { input: { id: apiKey?.id } })).toEqual(revoked);
  now = later(6);
  expect(await statusWith(other)).toBe(401);
  expect(await api.ask(REVOKE, { input: { id: apiKey?.id } })).toEqual(revoked);
});

test('a rotated key works beside the new one for as long as is said, and there are never three', async () => {
  const first = await make();
  const second = await rotate(first.apiKey?.id, later(3_600));
  expect([await statusWith(first.secret), await statusWith(second.secret)]).toEqual([200, 200]);
  expect((await rotate(second.apiKey?.id, later(3_600))).userErrors).toEqual([
    { code: 'TWO_LIVE_KEYS', field: 'holder' },
  ]);
  now = later(3_601);
  expect([await statusWith(first.secret), await statusWith(second.secret)]).toEqual([401, 200]);
  expect((await rotate(first.apiKey?.id, later(7_200))).userErrors).toEqual([
    { code: 'NOT_LIVE', field: 'id' },
  ]);
  expect((await rotate(second.apiKey?.id, later(7_200))).secret).toMatch(/^owk_/);
});

test('two rotations at once make one key between them', async () => {
  const { apiKey } = await make();
  const made = await Promise.all([rotate(apiKey?.id, later(60)), rotate(apiKey?.id, later(60))]);
  expect(made.filter(({ secret }) => secret !== null)).toHaveLength(1);
});

test.each([
  [{ holder: '  ' }, 'INVALID', 'holder'],
  [{ holder: 'x'.repeat(129) }, 'INVALID', 'holder'],
  [{ scopes: [] }, 'INVALID', 'scopes'],
  [{ expiresAt: NOW }, 'INVALID', 'expiresAt'],
  [{ source: 'nobody' }, 'UNKNOWN_SOURCE', 'source'],
  [{ source: 'žádný' }, 'UNKNOWN_SOURCE', 'source'],
])('refuses %j, and writes nothing; that it was tried is on record', async (input, code, field) => {
  const count = async () => (await api.database.db.query('test.keys', 'SELECT id FROM api_keys')).length;
  const before = await count();
  expect(await make(input)).toEqual({ apiKey: null, secret: null, userErrors: [{ code, field }] });
  expect([await count(), audited]).toMatchObject([before, [{ action: 'apiKey:create' }]]);
});

describe('asked again under its key', () => {
  const rows = () => api.database.db.query<{ id: string }>('test.keys', 'SELECT * FROM api_keys ORDER BY id');

  test('a key is made once, also by many at once, and shown to one of them alone', async () => {
    const former = await rows();
    const input = { holder: 'Broker of one', idempotencyKey: 'make one' };
    const made = await Promise.all(Array.from({ length: 4 }, () => make(input)));
    expect(new Set(made.map(({ apiKey }) => apiKey?.id)).size).toBe(1);
    expect(made.filter(({ secret }) => secret !== null)).toHaveLength(1);
    expect(await rows()).toHaveLength(former.length + 1);
    expect(await make(input)).toEqual({ apiKey: made[0]?.apiKey, secret: null, userErrors: [] });
    expect((await api.refusal(CREATE, { input: { ...input, source: 'crm', scopes: ['FIND'] } })).code).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
  });

  test('a key is rotated once; what was refused stays so', async () => {
    const { apiKey } = await make();
    const again = { id: apiKey?.id, formerUntil: later(60), idempotencyKey: 'rotate one' };
    const asked = () => api.ask<{ rotateApiKey: Made }>(ROTATE, { input: again });
    const { rotateApiKey: first } = await asked();
    expect(first.secret).toMatch(/^owk_/);
    expect((await asked()).rotateApiKey).toEqual({ ...first, secret: null });
    const third = { id: apiKey?.id, formerUntil: later(60), idempotencyKey: 'a third' };
    const refused = await api.ask(ROTATE, { input: third });
    await api.ask(REVOKE, { input: { id: first.apiKey?.id } });
    expect(await api.ask(ROTATE, { input: third })).toEqual(refused);
  });
});

test('why a key was made, rotated or taken back is on record', async () => {
  const why = { 'x-reason': 'The contract has ended.' };
  const input = { holder: 'Broker of reasons', source: 'crm', scopes: ['READ'] };
  const { createApiKey: made } = await api.ask<{ createApiKey: Made }>(CREATE, { input }, why);
  await api.ask(ROTATE, { input: { id: made.apiKey?.id, formerUntil: later(60) } }, why);
  await api.ask(REVOKE, { input: { id: made.apiKey?.id } }, why);
  expect(audited.map(({ action, reason }) => [action, reason])).toEqual(
    ['apiKey:create', 'apiKey:rotate', 'apiKey:revoke'].map((action) => [action, why['x-reason']]),
  );
});

test('what cannot be recorded is not done', async () => {
  const { apiKey, secret } = await make();
  const rows = () => api.database.db.query('test.keys', 'SELECT * FROM api_keys ORDER BY id');
  const before = await rows();
  isTrailFull = true;
  const input = { holder: 'Nobody', source: 'crm', scopes: ['READ'] };
  await api.refusal(CREATE, { input });
  await api.refusal(ROTATE, { input: { id: apiKey?.id, formerUntil: now } });
  await api.refusal(REVOKE, { input: { id: apiKey?.id } });
  expect(await rows()).toEqual(before);
  expect(await statusWith(secret)).toBe(200);
});

test('the day of the last use is recorded once a day', async () => {
  const { apiKey, secret } = await make();
  await statusWith(secret);
  now = later(10);
  api.statements.length = 0;
  await statusWith(secret);
  expect(api.statements).not.toContain('apiKeys.recordUse');
  const { apiKeys } = await api.ask<{ apiKeys: { id: string; lastUsedOn: string | null }[] }>(
    '{ apiKeys { id lastUsedOn } }',
  );
  expect(apiKeys.find(({ id }) => id === apiKey?.id)?.lastUsedOn).toBe(NOW.toISOString().slice(0, 10));
});

test.each(['AGENT', 'CARE_MANAGER', 'PARTNER', 'AUDITOR'] as const)(
  '%s may not manage keys',
  async (role) => {
    const { apiKey } = await make();
    const stored = () => api.database.db.query('test.keys', 'SELECT * FROM api_keys ORDER BY id');
    const before = await stored();
    administrator = viewerWith(role);
    const id = apiKey?.id;
    const attempts: [string, object][] = [
      [CREATE, { holder: 'Thief', source: 'crm', scopes: ['READ'] }],
      [ROTATE, { id, formerUntil: later(60) }],
      [REVOKE, { id }],
    ];
    for (const [mutation, input] of attempts)
      expect((await api.refusal(mutation, { input })).code).toBe('FORBIDDEN');
    expect(await stored()).toEqual(before);
  },
);
