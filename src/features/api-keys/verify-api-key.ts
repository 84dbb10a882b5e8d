import type { Id } from '../../kernel/id';
import type { Db } from '../../platform/db/db';
import { CredentialNotCheckable, InvalidCredential } from '../../platform/identity/credential';
import { isSameHash, readKeyText } from '../../platform/identity/key-text';
import type { Vouched } from '../../platform/identity/token-issuer';
import type { Viewer } from '../../platform/identity/viewer';
import { recordUse } from './api-key.repository';
import type { ApiKeyRow } from './api-key.type';
import { KeyLookUps } from './key-look-ups';
import { isLive } from './manage-api-keys';

/** How long a key is believed without asking the database: so long one that was revoked goes on working, at most. */
const BELIEVED_MS = 5_000;

/** The digest of no secret. */
const NO_HASH = '0'.repeat(64);

function viewerOf({ id, holder, sourceCode, scopes }: ApiKeyRow): Viewer {
  return {
    kind: 'API_KEY',
    clientKind: 'PARTNER',
    name: holder,
    roles: ['PARTNER'],
    scopes,
    subjectId: `key_${id}`,
    limitKey: `key_${id}`,
    agentId: null,
    reach: { segments: null, businessUnits: null, teams: null, partnerSource: sourceCode, colleagues: false },
  };
}

/** A database that fails says nothing of the key. */
async function lookUp(keys: KeyLookUps, id: Id): Promise<ApiKeyRow | null> {
  try {
    return await keys.find(id);
  } catch (cause) {
    throw new CredentialNotCheckable('Keys cannot be looked up at the moment.', { cause });
  }
}

/**
 * Says whose a key is. Throws InvalidCredential, which does not tell an unknown key from one that was taken back, or
 * CredentialNotCheckable.
 */
type VerifyApiKey = (text: string, now: Date) => Promise<Vouched>;

export function createVerifyApiKey(db: Db): VerifyApiKey {
  const keys = new KeyLookUps(db);
  return async (text, now) => {
    const given = readKeyText(text);
    const key = given && (await lookUp(keys, given.id));
    // Also where there is no such key: the answer takes as long, and tells no more.
    const isTheirs = given !== null && isSameHash(given.hash, key?.secretHash ?? NO_HASH);
    if (!isTheirs || key === null || !isLive(key, now))
      throw new InvalidCredential('This key is not known, or does not work any more.');
    keys.remember(key.id);
    const today = now.toISOString().slice(0, 10);
    // For people to look at: nobody waits for it, and a key works also where it cannot be kept, as on a server that only reads.
    if (key.lastUsedOn !== today) void recordUse(db, key.id, today).catch(() => undefined);
    const believedUntil = now.getTime() + BELIEVED_MS;
    return {
      viewer: viewerOf(key),
      expiresAt: Math.min(key.expiresAt?.getTime() ?? Infinity, believedUntil),
    };
  };
}
