import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** An issuer of tokens, whose keys are published over HTTP. */
export interface TestIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** A token of this issuer for `one-window`, good for five minutes unless `claims` say otherwise. */
  sign(claims?: JWTPayload, header?: Readonly<Record<string, string>>): Promise<string>;
  /** From now on signs with a new key, published beside the former ones. */
  rotate(alg?: string): Promise<void>;
  close(): Promise<void>;
}

export async function openIssuer(now: () => Date = () => new Date()): Promise<TestIssuer> {
  const published: JWK[] = [];
  let signing: { key: CryptoKey; kid: string; alg: string } | undefined;
  let fetched = 0;
  const rotate = async (alg = 'ES256'): Promise<void> => {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    const kid = `key-${String(published.length)}`;
    published.push({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' });
    signing = { key: privateKey, kid, alg };
  };
  await rotate();
  const http = createServer((_request, response) => {
    fetched += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  return {
    issuer: url,
    jwksUrl: `${url}/keys`,
    fetches: () => fetched,
    rotate,
    async sign(claims = {}, header = {}) {
      if (signing === undefined) throw new Error('There is no key.');
      const seconds = Math.floor(now().getTime() / 1_000);
      return new SignJWT({ iss: url, aud: 'one-window', sub: 'somebody', exp: seconds + 300, ...claims })
        .setProtectedHeader({ alg: signing.alg, kid: signing.kid, ...header })
        .sign(signing.key);
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
