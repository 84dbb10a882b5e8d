import { Client, fetchExchange } from '@urql/core';
import { openApi, type TestApi } from '../support/api';

const QUERY = '{ viewer { kind } }';

describe('urql', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const ask = (options: Partial<ConstructorParameters<typeof Client>[0]> = {}, query = QUERY) =>
    new Client({ url: `${api.url}/graphql`, exchanges: [fetchExchange], ...options })
      .query<{ viewer: { kind: string } }>(query, {})
      .toPromise();

  test('asks with GET, which is refused without the header against forgery', async () => {
    const { data, error } = await ask();
    expect(data).toBeUndefined();
    expect(error?.response).toMatchObject({ status: 400 });
    expect(error?.message).toContain('CSRF');
  });

  test.each([
    ['with the header', { fetchOptions: { headers: { 'apollo-require-preflight': 'true' } } }],
    ['with POST', { preferGetMethod: false }],
  ])('is answered %s', async (_how, options) => {
    const { data, error } = await ask(options);
    expect(error).toBeUndefined();
    expect(data).toEqual({ viewer: { kind: 'USER' } });
  });

  test('shows the code of an error', async () => {
    const { error } = await ask({ preferGetMethod: false }, '{ customers { nodes { id } } }');
    expect(error?.graphQLErrors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
