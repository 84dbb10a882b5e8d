import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { viewerOfClaims, type RoleClaims } from './claims';
import { CredentialNotCheckable, InvalidCredential } from './credential';
import type { ClientKind, Viewer } from './viewer';

/** A viewer, and until when (UTC milliseconds) the credential says so. */
export interface Vouched {
  readonly viewer: Viewer;
  readonly expiresAt: number;
}

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** The only ones that are accepted, all of them with a public key. */
  readonly algorithms: readonly string[];
  /** Seconds by which the issuer's clock may differ from ours. */
  readonly clockSkewSeconds: number;
  readonly roles: RoleClaims;
  readonly clientKind: ClientKind;
}

export interface TokenIssuer {
  /** Throws InvalidCredential or CredentialNotCheckable. */
  verify(token: string, now: Date): Promise<Vouched>;
}

/** What a client is told, by the code of what is wrong. */
const FAULTS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'The token has expired.',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'The token is not meant for this server, or not yet.',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'The token is not signed by the issuer.',
  ERR_JWKS_NO_MATCHING_KEY: 'The token is signed with a key that the issuer does not publish.',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'The token does not say which of the issuer’s keys it is signed with.',
  ERR_JOSE_ALG_NOT_ALLOWED: 'The token is signed with an algorithm that is not accepted.',
  ERR_JOSE_NOT_SUPPORTED: 'The token is signed with an algorithm that is not accepted.',
  ERR_JWS_INVALID: 'This is no token.',
  ERR_JWT_INVALID: 'This is no token.',
};

function refusalOf(error: unknown): Error {
  const fault = error instanceof errors.JOSEError ? FAULTS[error.code] : undefined;
  return fault === undefined
    ? new CredentialNotCheckable('The keys of the issuer cannot be fetched.', { cause: error })
    : new InvalidCredential(fault, { cause: error });
}

/** Takes tokens (JWT) that an issuer has signed with one of `keys`. */
export function createTokenIssuer(keys: JWTVerifyGetKey, rules: TokenRules): TokenIssuer {
  const { issuer, audience, algorithms, clockSkewSeconds } = rules;
  return {
    async verify(token, now) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: [...algorithms],
          clockTolerance: clockSkewSeconds,
          requiredClaims: ['sub', 'exp'],
          currentDate: now,
        });
        const viewer = viewerOfClaims(payload, rules.roles, rules.clientKind);
        return { viewer, expiresAt: ((payload.exp ?? 0) + clockSkewSeconds) * 1_000 };
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}
