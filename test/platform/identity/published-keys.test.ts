import { publishedKeys } from '../../../src/platform/identity/published-keys';

let now = 0;
const fetches = jest.spyOn(globalThis, 'fetch');
const clock = jest.spyOn(performance, 'now');
beforeEach(() => {
  now = 0;
  clock.mockImplementation(() => now);
  fetches.mockReset();
});
afterAll(() => {
  jest.restoreAllMocks();
});

const HEADER = { alg: 'ES256', kid: 'one' };
const TOKEN = { payload: '', signature: '' };

test('an issuer who cannot be reached is asked once a second, however many tokens come', async () => {
  const away = new TypeError('fetch failed');
  fetches.mockRejectedValue(away);
  const keys = publishedKeys('https://issuer.example/keys');
  const ask = () => keys(HEADER, TOKEN);
  await expect(ask()).rejects.toBe(away);
  now = 999;
  for (let tokens = 0; tokens < 3; tokens += 1) await expect(ask()).rejects.toBe(away);
  expect(fetches).toHaveBeenCalledTimes(1);
  now = 1_000;
  await expect(ask()).rejects.toBe(away);
  expect(fetches).toHaveBeenCalledTimes(2);
});

test.each([
  ['a failure', () => new Response('', { status: 503 }), 'The issuer answered 503.'],
  ['the page of a proxy', () => new Response('<html>Log in</html>'), 'is not valid JSON'],
  ['something else than keys', () => Response.json({ key: [] }), 'something else than keys'],
])('an issuer who answers with %s is asked once a second, too', async (_, answer, told) => {
  fetches.mockImplementation(() => Promise.resolve(answer()));
  const keys = publishedKeys('https://issuer.example/keys');
  for (let tokens = 0; tokens < 4; tokens += 1) await expect(keys(HEADER, TOKEN)).rejects.toThrow(told);
  expect(fetches).toHaveBeenCalledTimes(1);
});

/** A key as an issuer publishes it. */
async function published(): Promise<object> {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  return { ...(await crypto.subtle.exportKey('jwk', publicKey)), ...HEADER };
}

test('an issuer who is there again is believed at once', async () => {
  fetches.mockRejectedValueOnce(new TypeError('fetch failed'));
  fetches.mockResolvedValue(Response.json({ keys: [await published()] }));
  const keys = publishedKeys('https://issuer.example/keys');
  await expect(keys(HEADER, TOKEN)).rejects.toThrow('fetch failed');
  now = 1_000;
  expect(await keys(HEADER, TOKEN)).toMatchObject({ type: 'public' });
});

test('keys that were there are believed for an hour while the issuer is away', async () => {
  fetches.mockResolvedValueOnce(Response.json({ keys: [await published()] }));
  const keys = publishedKeys('https://issuer.example/keys');
  expect(await keys(HEADER, TOKEN)).toMatchObject({ type: 'public' });
  fetches.mockRejectedValue(new TypeError('fetch failed'));
  const date = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_599_999);
  now = 3_599_999;
  expect(await keys(HEADER, TOKEN)).toMatchObject({ type: 'public' });
  expect(fetches).toHaveBeenCalledTimes(2);
  date.mockReturnValue(Date.now() + 3_600_000);
  now = 4_200_000;
  await expect(keys(HEADER, TOKEN)).rejects.toThrow('fetch failed');
});
