import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import {
  illegalMove,
  invalid,
  notFound,
  refusalOfVersion,
  type ChangeRefusal,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { AskRefusal } from '../asks/ask-error.type';
import { refusalOfAsk } from '../asks/ask-gate.effects';
import { sourceOfWriter } from '../sources/writing-source.effects';
import { moveOn, NEXT_STATES, timeOf, type InvitationState } from './domain/invitation';
import { lockInvitation, updateInvitation, type StoredInvitation } from './invitation-write.repository';
import { invitationName } from './invitation.type';

/** Answered is what an answer makes of it. */
export type InvitationMove = Exclude<InvitationState, 'ELIGIBLE' | 'ANSWERED'>;
export type MoveInvitationRefusal = ChangeRefusal<InvitationState> | AskRefusal;

export interface InvitationStep {
  readonly id: Id;
  readonly expectedVersion: number | null;
  readonly to: InvitationMove;
  /** This moment, when null. */
  readonly at: Date | null;
}

/** A partner moves what came from their own source alone. */
async function isTheirs(within: RequestContext, { sourceId }: StoredInvitation): Promise<boolean> {
  return within.viewer.reach.partnerSource === null || (await sourceOfWriter(within)) === sourceId;
}

/** To send it is to ask: what has happened since the customer was eligible may forbid it. */
async function refusalOfSending(
  within: RequestContext,
  { id, customerId, channel, loopId }: StoredInvitation,
): Promise<{ readonly refused: AskRefusal } | null> {
  if (customerId === null || channel === null) return null;
  const terms = { placeKeptBy: id, isSameAgain: loopId !== null };
  return refusalOfAsk(within, { customerId, kind: 'SURVEY', channel, ...terms });
}

/** Tells how far an invitation has got. */
export const moveInvitation =
  ({ id, expectedVersion, to, at: given }: InvitationStep): UseCase<MoveInvitationRefusal> =>
  async (within) => {
    const { db, now, scope } = within;
    const before = await lockInvitation(db, scope, id);
    if (before === null || !(await isTheirs(within, before))) return notFound('id', 'invitation');
    const stale = refusalOfVersion('invitation', expectedVersion, before.version);
    if (stale !== null) return stale;
    const allowed = NEXT_STATES[before.state].filter((state) => state !== 'ANSWERED');
    if (!allowed.some((state) => state === to)) return illegalMove('invitation', to, before.state, allowed);
    const at = given ?? now;
    if (at > now) return invalid('at', '"at" must not lie ahead.');
    const last = timeOf(before);
    if (at < last)
      return invalid('at', `"at" must not lie before it was ${before.state}: ${last.toISOString()}.`);
    const refusal = to === 'SENT' ? await refusalOfSending(within, before) : null;
    if (refusal !== null) return refusal;
    const after = { ...before, ...moveOn(before, to, at), version: before.version + 1 };
    await updateInvitation(db, after, now);
    const { customerId } = before;
    return { done: { prefix: invitationName.prefix, id, customerId, before, after } };
  };
