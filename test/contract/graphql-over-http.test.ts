import { serverAudits } from 'graphql-http';
import { openApi, type TestApi } from '../support/api';

/**
 * Recommended for clients of old that take any status but 200 for a failure of the way. Here a document that cannot be run is 400 for
 * everybody, so that whoever watches the statuses sees it.
 */
const NOT_FOLLOWED = [
  'SHOULD use 200 status code on document parsing failure when accepting application/json',
  'SHOULD use 200 status code on document validation failure when accepting application/json',
  'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
];

describe('GraphQL over HTTP', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  /** A browser may send GET without asking first, so it needs a header that a foreign page cannot send (docs/front-ends.md). */
  const ask: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('apollo-require-preflight', '1');
    return fetch(input, { ...init, headers });
  };
  const audits = serverAudits({ url: () => `${api.url}/graphql`, fetchFn: ask });

  test.each(audits.map(({ name, fn }) => [name, fn] as const))('%s', async (name, audit) => {
    const result = await audit();
    const reason = 'reason' in result ? result.reason : null;
    if (NOT_FOLLOWED.includes(name)) expect(result.status).toBe('warn');
    else expect([result.status, reason]).toEqual(['ok', null]);
  });

  test('is audited in full', () => {
    expect(audits.length).toBeGreaterThanOrEqual(60);
  });
});
