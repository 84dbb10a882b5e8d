import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../kernel/clock';
import type { Soon } from '../../kernel/soon';
import { bearerOf, InvalidCredential, refuseUnlessToken } from './credential';
import { isKeyText } from './key-text';
import type { TokenIssuer, Vouched } from './token-issuer';
import { anonymousViewer, type Viewer } from './viewer';

/** Says who asks; throws InvalidCredential or CredentialNotCheckable. */
export type Identify = (request: Pick<IncomingMessage, 'headers'>) => Soon<Viewer>;

/** How long a verified credential is believed without another look, at most. */
const BELIEVED_MS = 60_000;
/** Credentials remembered; beyond that the one that came first is forgotten. */
const MOST_REMEMBERED = 10_000;

/** What says of a credential whose it is. */
export interface Vouchers {
  /** Of tokens; null when none are taken. */
  readonly issuer: TokenIssuer | null;
  /** Of keys of partners; null when none are taken. */
  readonly verifyKey?: ((text: string, now: Date) => Promise<Vouched>) | null;
}

/**
 * Who asks, by what stands in the header. A token that was verified is believed for a minute, and never beyond its end. What is
 * remembered is a digest: a picture of the memory gives no credential away.
 */
export function createIdentify({ issuer, verifyKey = null }: Vouchers, clock: Clock): Identify {
  const remembered = new Map<string, Vouched>();

  const verify = async (credential: string, now: Date): Promise<Vouched> => {
    refuseUnlessToken(credential);
    if (isKeyText(credential)) {
      if (verifyKey === null) throw new InvalidCredential('This server takes no keys.');
      return verifyKey(credential, now);
    }
    if (issuer === null) throw new InvalidCredential('This server takes no tokens.');
    return issuer.verify(credential, now);
  };

  const learn = async (credential: string, digest: string, now: Date): Promise<Viewer> => {
    const { viewer, expiresAt } = await verify(credential, now);
    const [oldest] = remembered.keys();
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(digest, { viewer, expiresAt: Math.min(expiresAt, now.getTime() + BELIEVED_MS) });
    return viewer;
  };

  return (request) => {
    const credential = bearerOf(request);
    if (credential === null) return anonymousViewer;
    const now = clock();
    const digest = hash('sha256', credential, 'base64');
    const known = remembered.get(digest);
    if (known !== undefined && known.expiresAt > now.getTime()) return known.viewer;
    remembered.delete(digest);
    return learn(credential, digest, now);
  };
}
