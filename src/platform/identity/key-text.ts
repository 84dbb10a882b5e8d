import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId, type Id } from '../../kernel/id';

/**
 * A key as a partner keeps it: `owk_`, the id of the key, its secret, and six characters that check the rest. Whoever finds one
 * (a person, a scanner of repositories) knows by the beginning whose it is, and by the end whether it is whole.
 */
const FORM = /^owk_([0-9A-Za-z]{16})_([0-9a-f]{64})([0-9a-f]{6})$/;

export const isKeyText = (credential: string): boolean => credential.startsWith('owk_');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const checksum = (rest: string): string => sha256(rest).slice(0, 6);

/** A secret that nobody can guess: 256 random bits. So a plain digest of it keeps it, and no slow one is needed. */
export function newKeyText(id: Id): { readonly text: string; readonly hash: string } {
  const secret = randomBytes(32).toString('hex');
  const rest = `owk_${id}_${secret}`;
  return { text: `${rest}${checksum(rest)}`, hash: sha256(secret) };
}

/** The parts of a whole key; null for what is mistyped or none: no database is asked about it. */
export function readKeyText(text: string): { readonly id: Id; readonly hash: string } | null {
  const [, id = '', secret = '', check = ''] = FORM.exec(text) ?? [];
  return isId(id) && checksum(`owk_${id}_${secret}`) === check ? { id, hash: sha256(secret) } : null;
}

/** Compares digests in a time that does not tell how much of them is the same. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
