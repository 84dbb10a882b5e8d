import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiKey, revokeApiKey, rotateApiKey } from '../../src/features/api-keys/manage-api-keys';
import { createVerifyApiKey } from '../../src/features/api-keys/verify-api-key';
import { createIdentify } from '../../src/platform/identity/identify';
import { KEY_SCOPES, type KeyScope } from '../../src/platform/identity/viewer';
import { USUAL_LIMITS } from '../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../src/platform/limits/memory-bucket-store';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';

const page = readFileSync(join(__dirname, '../../docs/partners.md'), 'utf8');
const curl = /curl -s (\S+) -H "(\w+): Bearer \$\w+" -H '([\w-]+): (\S+)' \\\n\s+-d '(.*)'/.exec(page) ?? [];
const [, address = '', credential = '', typeName = '', type = '', body = ''] = curl;
const DAY_MS = 86_400_000;

/** What the page says of partners with keys, done. */
describe('a partner with a key', () => {
  let api: TestApi;
  let now = NOW;
  let holders = 0;
  let own = '';
  beforeAll(async () => {
    api = await openApi(({ db }) => ({
      clock: () => now,
      identify: createIdentify({ issuer: null, verifyKey: createVerifyApiKey(db) }, () => now),
      // Enough for a few questions, and nothing leaks out while a test runs.
      buckets: createMemoryBucketStore(USUAL_LIMITS.bucket, () => 0),
    }));
    own = await api.bank.customer();
    await api.bank.sourceProfile(own);
    await api.bank.customer();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    now = NOW;
  });

  async function keyFor(scopes: readonly KeyScope[], expiresAt: Date | null = null) {
    holders += 1;
    const made = await createApiKey(
      api.database.db,
      { holder: `Partner ${String(holders)}`, source: 'crm', scopes, expiresAt },
      now,
    );
    if (!('done' in made)) throw new Error(made.refused.message);
    return made.done;
  }

  const ask = (key: string, asked = body): Promise<Response> =>
    fetch(`${api.url}${new URL(address).pathname}`, {
      method: 'POST',
      headers: { [credential]: `Bearer ${key}`, [typeName]: type },
      body: asked,
    });
  const query = (text: string): string => JSON.stringify({ query: text });
  const codeOf = async (response: Response): Promise<unknown> => {
    const { errors } = (await response.json()) as { errors?: { extensions: { code: unknown } }[] };
    return [response.status, errors?.[0]?.extensions.code];
  };
  const toldOf = (status: number): unknown => {
    const [, code] = new RegExp(`^\\| ${String(status)} +\\| \\x60(\\w+)\\x60`, 'm').exec(page) ?? [];
    return [status, code];
  };

  test('asks as the page says, and sees whom their source has delivered', async () => {
    const { text } = await keyFor(['READ']);
    const response = await ask(text);
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { data: { viewer: { kind: 'API_KEY' }, customers: { nodes: [{ id: `cus_${own}` }] } } },
    ]);
  });

  test.each([
    ['READ', '{ customers(first: 1) { nodes { id } } }'],
    ['FIND', '{ customersByContact(value: "601234567", first: 1) { nodes { id } } }'],
    ['STATISTICS', '{ interactionStats { count } }'],
    [
      'WRITE',
      'mutation { upsertCustomerProfile(input: { source: "crm", externalId: "K-17" }) { userErrors { code } } }',
    ],
  ] as const)('may do with %s what the page says, and without it may not', async (scope, asked) => {
    const others = KEY_SCOPES.filter((other) => other !== scope && other !== 'WRITE');
    expect(page).toMatch(new RegExp(`^\\| \\x60${scope}\\x60 +\\|`, 'm'));
    expect((await ask((await keyFor([scope])).text, query(asked))).status).toBe(200);
    expect(await codeOf(await ask((await keyFor(others)).text, query(asked)))).toEqual(toldOf(403));
  });

  test('goes over to a new key without a gap', async () => {
    const { db } = api.database;
    const former = await keyFor(['READ']);
    const made = await rotateApiKey(db, former.key.id, new Date(now.getTime() + 7 * DAY_MS), now);
    if (!('done' in made)) throw new Error(made.refused.message);
    const both = async (): Promise<number[]> => [
      (await ask(former.text)).status,
      (await ask(made.done.text)).status,
    ];
    expect(await both()).toEqual([200, 200]);
    now = new Date(NOW.getTime() + 6 * DAY_MS);
    expect(await both()).toEqual([200, 200]);
    await revokeApiKey(db, former.key.id, now);
    now = new Date(now.getTime() + 5_001);
    expect(await both()).toEqual([401, 200]);
  });

  test('is refused alike with a key that is mistyped, at its end, or taken back', async () => {
    const ending = await keyFor(['READ'], new Date(NOW.getTime() + DAY_MS));
    const back = await keyFor(['READ']);
    await revokeApiKey(api.database.db, back.key.id, now);
    now = new Date(NOW.getTime() + DAY_MS + 1);
    for (const key of [`${back.text.slice(0, -1)}x`, ending.text, back.text])
      expect(await codeOf(await ask(key))).toEqual(toldOf(401));
  });

  test('who asks for too much is told when to come back, and others are served', async () => {
    const [{ text }, other] = [await keyFor(['READ']), await keyFor(['READ'])];
    // Of what is not answered at all it is not seen what it has cost: as much as it was weighed as.
    const dear = query(
      '{ customers(first: 100, after: "x") { nodes { interactions(first: 20) { nodes { id } } } } }',
    );
    let response = await ask(text, dear);
    for (let times = 0; times < 40 && response.status !== 429; times += 1) response = await ask(text, dear);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await codeOf(response)).toEqual(toldOf(429));
    expect((await ask(other.text)).status).toBe(200);
  });
});
