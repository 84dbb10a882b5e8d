import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';

/** Keys are fetched again after ten minutes, … */
const KEPT_MS = 600_000;
/** … and when a token names one that is not among them, but not more often than this: forged names must not make us a nuisance. */
const COOL_DOWN_MS = 30_000;
const PATIENCE_MS = 5_000;
/** While the issuer cannot be reached, the keys that were there last are believed for so long. */
const BELIEVED_MS = 3_600_000;
/** An issuer who could not be reached is not asked again sooner: each token that comes meanwhile fails at once. */
const REST_MS = 1_000;

/** An answer that holds keys. Anything else, such as the page of a proxy, is a failure. */
const fetchKeys: FetchImplementation = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`The issuer answered ${String(response.status)}.`);
  const told: unknown = await response.clone().json();
  if (typeof told !== 'object' || told === null || !('keys' in told) || !Array.isArray(told.keys))
    throw new TypeError('The issuer answered something else than keys.');
  return response;
};

/** Fetches, but not again for a while after it has failed; what was there last stands for what cannot be fetched. */
function fetchWithRests(): FetchImplementation {
  let failed: { readonly with: unknown; readonly at: number } | null = null;
  let good: { readonly response: Response; readonly at: number } | null = null;
  return async (url, options) => {
    const now = performance.now();
    try {
      if (failed !== null && now - failed.at < REST_MS) throw failed.with;
      const response = await fetchKeys(url, options);
      good = { response: response.clone(), at: now };
      failed = null;
      return response;
    } catch (error) {
      if (failed?.with !== error) failed = { with: error, at: performance.now() };
      if (good === null || now - good.at >= BELIEVED_MS) throw error;
      return good.response.clone();
    }
  };
}

/** The keys that an issuer publishes (JWKS). A new key is found when the first token signed with it comes. */
export function publishedKeys(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), {
    cacheMaxAge: KEPT_MS,
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: PATIENCE_MS,
    [customFetch]: fetchWithRests(),
  });
}
