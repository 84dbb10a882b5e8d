import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import {
  illegalMove,
  invalid,
  notFound,
  refusalOfVersion,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { AskRefusal } from '../asks/ask-error.type';
import { refusalOfAsk, refuseAsk } from '../asks/ask-gate.effects';
import type { Channel } from '../channels/channel.type';
import { holdCustomer } from '../customers/held-customer.effects';
import { sourceOfWriter } from '../sources/writing-source.effects';
import { isOver, moveOn, NEXT_STATES, timeOf, type InvitationState } from './domain/invitation';
import { lockInvitation, type StoredInvitation } from './invitation-write.repository';
import { invitationById } from './invitation.loaders';
import { writeProgress } from './invitation-progress';
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
  /** By which way it is sent; as it says itself, when null. */
  readonly channel: Channel | null;
}

/** A partner moves what came from their own source alone. */
async function isTheirs(within: RequestContext, { sourceId }: StoredInvitation): Promise<boolean> {
  return within.viewer.reach.partnerSource === null || (await sourceOfWriter(within)) === sourceId;
}

/** What may come next, told by whoever is no answer: what is over is not sent any more. */
function allowedMoves(invitation: StoredInvitation, now: Date): InvitationMove[] {
  const isMove = (state: InvitationState): state is InvitationMove =>
    state !== 'ANSWERED' && state !== 'ELIGIBLE' && !(state === 'SENT' && isOver(invitation, now));
  return NEXT_STATES[invitation.state].filter(isMove);
}

/**
 * To send it is to ask: what has happened since the customer was eligible may forbid it. By which way must be known, as that is what they allow;
 * and whom nobody knows has allowed nothing.
 */
async function refusalOfSending(
  within: RequestContext,
  { id, customerId, channel, loopId }: StoredInvitation,
): Promise<{ readonly refused: AskRefusal } | Refused | null> {
  if (channel === null) return invalid('channel', 'Say by which way it is sent: the invitation does not.');
  if (customerId === null) return refuseAsk(['NO_CONSENT'], null);
  const terms = { placeKeptBy: id, isSameAgain: loopId !== null };
  return refusalOfAsk(within, { customerId, kind: 'SURVEY', channel, ...terms });
}

/** Holds the invitation, and before it, where it is to be sent, its customer: whoever holds both does so in this order. */
async function holdInvitation(
  within: RequestContext,
  { id, to }: InvitationStep,
): Promise<StoredInvitation | null> {
  const { db, loaders, scope } = within;
  const seen = to === 'SENT' ? await loaders.load(invitationById, id) : null;
  if (seen !== null && seen.customerId !== null) await holdCustomer(db, seen.customerId);
  const held = await lockInvitation(db, scope, id);
  return held !== null && (await isTheirs(within, held)) ? held : null;
}

/** Tells how far an invitation has got. */
export const moveInvitation =
  (step: InvitationStep): UseCase<MoveInvitationRefusal> =>
  async (within) => {
    const { now } = within;
    const { id, expectedVersion, to } = step;
    const held = await holdInvitation(within, step);
    if (held === null) return notFound('id', 'invitation');
    const stale = refusalOfVersion('invitation', expectedVersion, held.version);
    if (stale !== null) return stale;
    const allowed = allowedMoves(held, now);
    if (!allowed.includes(to)) return illegalMove('invitation', to, held.state, allowed);
    const at = step.at ?? now;
    if (at > now) return invalid('at', '"at" must not lie ahead.');
    const last = timeOf(held);
    if (at < last)
      return invalid('at', `"at" must not lie before it was ${held.state}: ${last.toISOString()}.`);
    if (step.channel !== null && to !== 'SENT') return invalid('channel', '"channel" goes with SENT alone.');
    const before = { ...held, channel: step.channel ?? held.channel };
    const refusal = to === 'SENT' ? await refusalOfSending(within, before) : null;
    if (refusal !== null) return refusal;
    const moved = { ...before, ...moveOn(before, to, at), version: before.version + 1 };
    const after = await writeProgress(within, held, moved);
    const { customerId } = held;
    return { done: { prefix: invitationName.prefix, id, customerId, before: held, after } };
  };
