import { createVerifyApiKey } from '../../../src/features/api-keys/verify-api-key';
import { newId } from '../../../src/kernel/id';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import type { Db } from '../../../src/platform/db/db';
import { createIdentify } from '../../../src/platform/identity/identify';
import { newKeyText } from '../../../src/platform/identity/key-text';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { withAllReads } from '../../support/all-reads';
import { openApi, type TestApi } from '../../support/api';

/** A database that is never heard of, as long as it is silent. */
function silencing(db: Db): { readonly db: Db; isSilent: boolean } {
  const silenced = { isSilent: false, db };
  const heard = withAllReads(
    db,
    (read) =>
      (...asked) =>
        silenced.isSilent ? new Promise(() => undefined) : read(...asked),
  );
  return Object.assign(silenced, { db: heard });
}

describe('a key that the database does not answer for', () => {
  let api: TestApi;
  let silenced: ReturnType<typeof silencing>;
  beforeAll(async () => {
    api = await openApi(({ db }) => {
      silenced = silencing(db);
      const verifyKey = createVerifyApiKey(silenced.db);
      return {
        identify: createIdentify({ issuer: null, verifyKey }, () => new Date()),
        config: {
          corsOrigins: [],
          cursorKey: Buffer.alloc(32),
          limits: USUAL_LIMITS,
          phoneRegion: 'CZ',
          contactChains: USUAL_CHAIN_RULE,
          // Enough for a database that is busy with other tests.
          requestTimeoutMs: 2_000,
        },
      };
    });
  });
  afterAll(() => api.close());

  const ask = async (): Promise<unknown> => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${newKeyText(newId()).text}`,
      },
      body: '{"query":"{ viewer { kind } }"}',
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code];
  };

  test('is told so within the time of a request', async () => {
    expect(await ask()).toEqual([401, 'UNAUTHENTICATED']);
    silenced.isSilent = true;
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual(Array(3).fill([503, 'UNAVAILABLE']));
  });
});
