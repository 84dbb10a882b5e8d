import type { IncomingMessage } from 'node:http';

/** What a credential has to look like, as HTTP says it. */
export const CHALLENGE = 'Bearer realm="One Window"';

/** A credential that is not good: unreadable, forged, of another issuer, too old. The message never repeats it. */
export class InvalidCredential extends Error {}

/** Who would have to vouch for the credential cannot be reached; nothing is said of whether it is good. */
export class CredentialNotCheckable extends Error {}

/** The length beyond which nothing is looked at: tokens with many claims stay far below. */
const LONGEST = 8_192;

/** What stands in `Authorization: Bearer …`; null when no credential came. */
export function bearerOf({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const { authorization } = headers;
  if (authorization === undefined) return null;
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization) ?? [];
  if (token === undefined || token.length > LONGEST) {
    throw new InvalidCredential('The header must be "Authorization: Bearer " and a token or key.');
  }
  return token;
}
