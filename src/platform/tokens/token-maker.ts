import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id } from '../../kernel/id';

/**
 * Makes the tokens by which somebody who has no credential may do one thing. A token is a MAC of the id of what it is for, so it tells nothing
 * of it, cannot be made without the server's secret, and can be shown again without being kept: the database has a digest of it.
 */
export interface TokenMaker {
  tokenFor(id: Id): string;
  /** What is kept of a token; null of a text that can be none. */
  digestOf(token: string): string | null;
  /** Whether the token was made here, of that id. */
  isFor(id: Id, token: string): boolean;
}

/** 32 bytes in base64url. */
const FORM = /^[\w-]{43}$/;

/** `purpose` sets its tokens apart from all that is made of the same secret. */
export function createTokenMaker(secret: Buffer, purpose: string): TokenMaker {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `one-window ${purpose}`, 32));
  const macOf = (id: Id): Buffer => createHmac('sha256', key).update(id).digest();
  return {
    tokenFor: (id) => macOf(id).toString('base64url'),
    digestOf: (token) => (FORM.test(token) ? createHash('sha256').update(token).digest('hex') : null),
    isFor(id, token) {
      const [mac, given] = [macOf(id), Buffer.from(token, 'base64url')];
      return mac.length === given.length && timingSafeEqual(mac, given);
    },
  };
}
