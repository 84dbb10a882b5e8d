import { newId, type Id } from '../../kernel/id';
import { refuse, type Refusal, type Result } from '../../kernel/result';
import type { Tx } from '../../platform/db/db';
import { newKeyText } from '../../platform/identity/key-text';
import type { KeyScope } from '../../platform/identity/viewer';
import {
  endApiKey,
  findApiKey,
  insertApiKey,
  isSource,
  lockApiKey,
  lockLiveKeys,
  lockMakingOfKeys,
  revokeKey,
} from './api-key.repository';
import type { ApiKeyRow } from './api-key.type';

/** Why nothing was done. */
export type KeyRefusal = Refusal<'INVALID' | 'UNKNOWN_SOURCE' | 'NOT_FOUND' | 'NOT_LIVE' | 'TWO_LIVE_KEYS'>;

export interface MadeKey {
  readonly key: ApiKeyRow;
  /** The key itself: shown to whoever made it, and kept nowhere. */
  readonly text: string;
}

export type KeyResult<Done> = Result<Done, KeyRefusal>;

export interface NewKey {
  readonly holder: string;
  readonly source: string;
  readonly scopes: readonly KeyScope[];
  /** Null for a key that does not end by itself. */
  readonly expiresAt: Date | null;
}

const LONGEST_HOLDER = 128;
/** While a partner goes over to a new key, the former one works too; never a third. */
const MOST_LIVE_KEYS = 2;

/** Writes a new key of a holder, if they may have one more. */
async function addKey(
  tx: Tx,
  id: Id,
  { holder, source, ...rest }: NewKey,
  now: Date,
): Promise<KeyResult<MadeKey>> {
  const live = await lockLiveKeys(tx, holder, now);
  if (live.length >= MOST_LIVE_KEYS)
    return refuse('TWO_LIVE_KEYS', 'holder', `${holder} has two keys that work. Revoke one of them first.`);
  const { text, hash } = newKeyText(id);
  const row = { id, holder, sourceCode: source, ...rest, secretHash: hash, createdAt: now };
  await insertApiKey(tx, row);
  return { done: { key: { ...row, revokedAt: null, lastUsedOn: null }, text } };
}

/** Makes a key for a partner, within a transaction. */
export async function createApiKey(
  tx: Tx,
  input: NewKey,
  now: Date,
  id = newId(),
): Promise<KeyResult<MadeKey>> {
  const holder = input.holder.trim();
  if (holder === '' || holder.length > LONGEST_HOLDER)
    return refuse('INVALID', 'holder', `"holder" must have 1 to ${String(LONGEST_HOLDER)} characters.`);
  if (input.scopes.length === 0) return refuse('INVALID', 'scopes', '"scopes" must name one at least.');
  if (input.expiresAt !== null && input.expiresAt <= now)
    return refuse('INVALID', 'expiresAt', '"expiresAt" must lie ahead.');
  if (!/^[\x20-\x7e]+$/.test(input.source) || !(await isSource(tx, input.source)))
    return refuse('UNKNOWN_SOURCE', 'source', 'No source has that code; sourceSystems lists them.');
  await lockMakingOfKeys(tx);
  return addKey(tx, id, { ...input, holder, scopes: [...new Set(input.scopes)] }, now);
}

/**
 * Makes a new key in place of one that goes on working until `until`, so that the partner can go over without a gap. The new one ends when
 * the former would have: whoever prolongs it makes another. Within a transaction.
 */
export async function rotateApiKey(
  tx: Tx,
  id: Id,
  until: Date,
  now: Date,
  newerId = newId(),
): Promise<KeyResult<MadeKey>> {
  if (until < now) return refuse('INVALID', 'formerUntil', '"formerUntil" must not lie behind.');
  await lockMakingOfKeys(tx);
  const former = await lockApiKey(tx, id);
  if (former === null) return refuse('NOT_FOUND', 'id', 'There is no such key.');
  if (!isLive(former, now))
    return refuse('NOT_LIVE', 'id', 'That key does not work any more: make a new one.');
  const { holder, sourceCode: source, scopes, expiresAt } = former;
  const made = await addKey(tx, newerId, { holder, source, scopes, expiresAt }, now);
  if ('done' in made) await endApiKey(tx, id, until);
  return made;
}

/** Takes a key back; doing it again changes nothing. */
export async function revokeApiKey(tx: Tx, id: Id, now: Date): Promise<KeyResult<ApiKeyRow>> {
  await revokeKey(tx, id, now);
  const key = await findApiKey(tx, id);
  return key === null ? refuse('NOT_FOUND', 'id', 'There is no such key.') : { done: key };
}

export function isLive({ expiresAt, revokedAt }: ApiKeyRow, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}
