import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { SubjectsSeen } from '../../platform/audit/subjects-seen';
import { LoaderScope } from '../../platform/graphql/loader';
import { rateLimited } from '../../platform/graphql/limit-operations';
import type { RequestContext } from '../../platform/graphql/context';
import { anonymousViewer } from '../../platform/identity/viewer';
import { isOver, NEXT_STATES } from './domain/invitation';
import { findInvitationOfToken } from './invitation.repository';
import { invitationName } from './invitation.type';

/** So often at once may a token be shown; then once for every tenth of the bucket that is refilled. */
const TRIES_AT_ONCE = 10;

/** Whoever has the token of an invitation, and what it is for. */
export interface Invitee {
  /** The global id of the invitation. */
  readonly invitation: GlobalId;
  readonly surveyId: Id;
  readonly digest: string;
  /** Whether it may still be answered. */
  readonly isOpen: boolean;
  /**
   * The request as they make it: what they may do is what is done with the token, and nothing else. Their name is the invitation's, unless a credential says who
   * they are: whoever answers in a customer's place under their own name is on record by it.
   */
  readonly asThem: RequestContext;
}

/** Who asks by a token, whoever else they may be; null when it was never made here. */
export async function inviteeOf(context: RequestContext, token: string): Promise<Invitee | null> {
  const { buckets, db, invitationTokens, limits } = context;
  const digest = invitationTokens.digestOf(token);
  const invitation = digest === null ? null : await findInvitationOfToken(db, digest);
  if (digest === null || invitation === null || !invitationTokens.isFor(invitation.id, token)) return null;
  const cost = limits.bucket.size / TRIES_AT_ONCE;
  const poured = await buckets.pour(`invitation ${invitation.id}`, cost);
  if (!poured.fits) throw rateLimited(cost, poured.left, poured.retryAfterMs);
  const name = toGlobalId(invitationName.prefix, invitation.id);
  const { subjectId, clientKind } = context.viewer;
  const asThem: RequestContext = {
    ...context,
    viewer: { ...anonymousViewer, clientKind, subjectId: subjectId ?? name },
    scope: 'EVERYTHING',
    seen: new SubjectsSeen(),
    loaders: new LoaderScope(() => asThem),
  };
  const { state, surveyId } = invitation;
  const isOpen = !isOver(invitation, context.now) && NEXT_STATES[state].length > 0;
  return { invitation: name, surveyId, digest, isOpen, asThem };
}
