import type { TokenMaker } from '../tokens/token-maker';
import { bearerOf } from './credential';
import type { Identify } from './identify';
import { anonymousViewer } from './viewer';

/**
 * Knows those who bring the token of an invitation as their credential, and asks `identify` of all others. They are as unknown as whoever brings none, and
 * may do no more; but limits count each by themselves, so that no stranger can keep them from answering.
 */
export function identifyInvited(
  identify: Identify,
  tokens: Pick<TokenMaker, 'isOurs' | 'digestOf'>,
): Identify {
  return (request) => {
    const token = bearerOf(request);
    if (token === null || !tokens.isOurs(token)) return identify(request);
    return { ...anonymousViewer, limitKey: `invited ${tokens.digestOf(token) ?? ''}` };
  };
}
