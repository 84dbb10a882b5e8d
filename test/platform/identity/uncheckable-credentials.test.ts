import { createVerifyApiKey } from '../../../src/features/api-keys/verify-api-key';
import { newId } from '../../../src/kernel/id';
import { createIdentify } from '../../../src/platform/identity/identify';
import { newKeyText } from '../../../src/platform/identity/key-text';
import { publishedKeys } from '../../../src/platform/identity/published-keys';
import { createTokenIssuer } from '../../../src/platform/identity/token-issuer';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';
import { openIssuer, type TestIssuer } from '../../support/issuer';

let api: TestApi;
let issuer: TestIssuer;
const logged: string[] = [];
beforeAll(async () => {
  issuer = await openIssuer();
  // It can sign, and nobody listens any more where its keys are.
  await issuer.close();
  const rules = {
    issuer: issuer.issuer,
    audience: 'one-window',
    algorithms: ['ES256'],
    clockSkewSeconds: 0,
    roles: { claim: 'roles', roles: new Map() },
    clientKind: 'FRONT_END',
  } as const;
  api = await openApi(({ db }) => {
    const query = () =>
      Promise.reject(
        Object.assign(new Error("Lost while 'jane@example.com'"), { code: 'ECONNRESET', sql: '' }),
      );
    const means = {
      issuer: createTokenIssuer(publishedKeys(issuer.jwksUrl), rules),
      verifyKey: createVerifyApiKey({ ...db, query }),
    };
    return {
      identify: createIdentify(means, () => new Date()),
      log: createLog('trace', { write: (line) => void logged.push(line) }),
    };
  });
});
afterAll(() => api.close());
beforeEach(() => {
  logged.length = 0;
});

const statusWith = async (credential: string): Promise<number> => {
  const { status } = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${credential}` },
    body: '{"query":"{ viewer { kind } }"}',
  });
  return status;
};

const token = () => issuer.sign({ sub: 'jane@example.com' });
const key = () => Promise.resolve(newKeyText(newId()).text);

test.each([
  ['a token, whose issuer is away', token, 'ECONNREFUSED'],
  ['a key, while the database is away', key, 'ECONNRESET'],
])('why %s cannot be checked is logged, and nothing of whose it is', async (_what, credential, code) => {
  const text = await credential();
  expect(await statusWith(text)).toBe(503);
  const lines = logged.map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([{ level: 'error', msg: 'A credential could not be checked', err: { code } }]);
  for (const part of text.split(/[._]/).filter(({ length }) => length > 8))
    expect(logged.join()).not.toContain(part);
  expect(logged.join()).not.toContain('jane');
});
