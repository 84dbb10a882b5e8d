import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIdentify } from '../../src/platform/identity/identify';
import { publishedKeys } from '../../src/platform/identity/published-keys';
import { createTokenIssuer } from '../../src/platform/identity/token-issuer';
import { filesUnder } from '../architecture/file-names';
import { openIssuer } from '../support/issuer';

const SOURCES = join(__dirname, '../../src');

/** What can reach out to an address of somebody's choosing. The database and Redis are reached by their own drivers. */
const REACHES_OUT =
  /\bfetch\(|\b(?:https?|net|tls)\.(?:request|get|connect)\(|from '(?:node:)?(?:https|tls|undici)'|createRemoteJWKSet\(/;

/** Each place that reaches out, and to where. */
const KNOWN: Readonly<Record<string, string>> = {
  'platform/identity/published-keys.ts': 'AUTH_JWKS_URL, https only, from the configuration',
  'platform/graphql/graph-client.ts': 'the throwaway server that check:import has just started',
};

/** What runs in a browser is no server. */
const reachesOut = (path: string): boolean =>
  readFileSync(join(SOURCES, path), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .some((line) => REACHES_OUT.test(line));

describe('a request of somebody else', () => {
  test('can lead the server nowhere: it asks no address but the one that the configuration names', () => {
    const found = filesUnder(SOURCES, ['.'])
      .filter((path) => path.endsWith('.ts') && !path.includes('/browser/') && !path.startsWith('cli/'))
      .filter(reachesOut);
    expect(found.sort()).toEqual([...Object.keys(KNOWN), 'platform/graphql/node.ts'].sort());
  });

  test('that names keys at an address of its own is not followed there', async () => {
    const [issuer, stranger] = [await openIssuer(), await openIssuer()];
    const rules = {
      issuer: issuer.issuer,
      audience: 'one-window',
      algorithms: ['ES256'],
      clockSkewSeconds: 0,
      roles: { claim: 'roles', roles: new Map() },
      clientKind: 'FRONT_END' as const,
    };
    const identify = createIdentify(
      { issuer: createTokenIssuer(publishedKeys(issuer.jwksUrl), rules) },
      () => new Date(),
    );
    const addresses = { jku: stranger.jwksUrl, x5u: stranger.jwksUrl, kid: stranger.jwksUrl };
    const token = await stranger.sign({ iss: issuer.issuer }, addresses);
    await expect(identify({ headers: { authorization: `Bearer ${token}` } })).rejects.toThrow(
      /not signed by the issuer|does not publish/,
    );
    const own = await stranger.sign({}, addresses);
    await expect(identify({ headers: { authorization: `Bearer ${own}` } })).rejects.toThrow();
    expect(stranger.fetches()).toBe(0);
    await Promise.all([issuer.close(), stranger.close()]);
  });
});
