import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** Keys are fetched again after ten minutes, … */
const KEPT_MS = 600_000;
/** … and when a token names one that is not among them, but not more often than this: forged names must not make us a nuisance. */
const COOL_DOWN_MS = 30_000;
const PATIENCE_MS = 5_000;

/** The keys that an issuer publishes (JWKS). A new key is found when the first token signed with it comes. */
export function publishedKeys(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), {
    cacheMaxAge: KEPT_MS,
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: PATIENCE_MS,
  });
}
