import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Id } from '../../kernel/id';

/**
 * Makes the tokens by which somebody who has no credential may do one thing. A token is a MAC of the id of what it is for and a MAC of that one: it tells
 * nothing of the id, cannot be made without the server's secret, is known again without a look at the database, and can be shown again without
 * being kept: the database has a digest of it.
 */
export interface TokenMaker {
  tokenFor(id: Id): string;
  /** What is kept of a token; null of a text that can be none. */
  digestOf(token: string): string | null;
  /** Whether the token was made here, of whatever id. */
  isOurs(token: string): boolean;
  /** Whether the token was made here, of that id. */
  isFor(id: Id, token: string): boolean;
}

/** Bytes of each of its two halves. */
const HALF = 16;
/** Both in base64url. */
const FORM = /^[\w-]{43}$/;

/** `purpose` sets its tokens apart from all that is made of the same secret. */
export function createTokenMaker(secret: Buffer, purpose: string): TokenMaker {
  const keyOf = (half: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `one-window ${purpose}, ${half}`, 32));
  const [nameKey, sealKey] = [keyOf('name'), keyOf('seal')];
  const mac = (key: Buffer, of: Buffer | string) =>
    createHmac('sha256', key).update(of).digest().subarray(0, HALF);
  const made = (id: Id): Buffer => {
    const name = mac(nameKey, id);
    return Buffer.concat([name, mac(sealKey, name)]);
  };
  const isSame = (one: Buffer, other: Buffer): boolean =>
    one.length === other.length && timingSafeEqual(one, other);
  return {
    tokenFor: (id) => made(id).toString('base64url'),
    digestOf: (token) => (FORM.test(token) ? createHash('sha256').update(token).digest('hex') : null),
    isOurs(token) {
      if (!FORM.test(token)) return false;
      const given = Buffer.from(token, 'base64url');
      // Its last character has two bits to spare: there is one right way to write it.
      if (given.toString('base64url') !== token) return false;
      return isSame(mac(sealKey, given.subarray(0, HALF)), given.subarray(HALF));
    },
    isFor: (id, token) => isSame(made(id), Buffer.from(token, 'base64url')),
  };
}
