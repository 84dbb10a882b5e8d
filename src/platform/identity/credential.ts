import type { IncomingMessage } from 'node:http';

/** What a credential has to look like, as HTTP says it. */
export const CHALLENGE = 'Bearer realm="One Window"';

/** A credential that is not good: unreadable, forged, of another issuer, too old. The message never repeats it. */
export class InvalidCredential extends Error {}

/** Who would have to vouch for the credential cannot be reached; nothing is said of whether it is good. */
export class CredentialNotCheckable extends Error {}

/** The length beyond which nothing is looked at: tokens with many claims stay far below. */
const LONGEST = 8_192;

const SCHEME = /^Bearer +/i;
const TOKEN = /^[\w.~+/-]+=*$/;

function withoutSpacesBehind(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

const notBearer = (): InvalidCredential =>
  new InvalidCredential('The header must be "Authorization: Bearer " and a token or key.');

/** What stands in `Authorization: Bearer …`, whatever signs it has; null when no credential came. */
export function bearerOf({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const { authorization } = headers;
  if (authorization === undefined) return null;
  const [scheme] = SCHEME.exec(authorization) ?? [];
  if (scheme === undefined) throw notBearer();
  const credential = withoutSpacesBehind(authorization.slice(scheme.length));
  if (credential.length > LONGEST) throw notBearer();
  return credential;
}

/** Throws InvalidCredential of what is written as no token and no key is. Whatever was found good before need not be looked at so closely. */
export function refuseUnlessToken(credential: string): void {
  if (!TOKEN.test(credential)) throw notBearer();
}
