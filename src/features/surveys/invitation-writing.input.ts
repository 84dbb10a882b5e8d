import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import { CONFLICT, ILLEGAL_MOVE } from '../../platform/mutations/user-error';
import { AskError, askErrorWith, type AskingRefusal } from '../asks/ask-error.type';
import { Channel } from '../channels/channel.type';
import { INVITATION_STATES, type InvitationState } from './domain/invitation';
import { DAYS_REMEMBERED } from './domain/trigger';
import { Invitation, InvitationStateEnum, type InvitationRow } from './invitation.type';
import type { InvitationMove, MoveInvitationRefusal } from './move-invitation';

@InputType({ description: 'Whom to invite to which survey.' })
export class InviteToSurveyInput extends MutationInput {
  @Field(() => ID, { description: 'Whom to ask.' })
  customer!: GlobalId;

  @Field(() => ID, { description: 'What to ask.' })
  survey!: GlobalId;

  @Field(() => Channel, { description: 'By which way it will be sent: they must have allowed it.' })
  channel!: Channel;

  @Field(() => ID, {
    nullable: true,
    description: `The contact that gives rise to it, of the same customer, of a survey that is put after one alone; it has ended, at most ${String(DAYS_REMEMBERED)} days ago.`,
  })
  interaction?: GlobalId | null;

  @Field(() => ID, {
    nullable: true,
    description: `The case that gives rise to it, of the same customer, of a survey that is put after one alone; it was resolved, at most ${String(DAYS_REMEMBERED)} days ago.`,
  })
  case?: GlobalId | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The loop by which they are asked the same again: its customer was told, was not asked again yet, and no invitation of it waits to be sent. Who is asked again is not drawn, nor picked by the trigger.',
  })
  loop?: GlobalId | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of inviting somebody.' })
export class InviteToSurveyPayload {
  @Field(() => Invitation, { nullable: true, description: 'The invitation; null when nobody was invited.' })
  invitation!: InvitationRow | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What lets whoever has it answer, once, until `expiresAt`: put it into the link that you send. It tells nothing of the customer. Null when nobody was invited.',
  })
  token!: string | null;

  @Field(() => Boolean, {
    description:
      'False when the survey asks about a share of what its trigger picks, and this is not of it: then nobody is invited, and nothing is wrong.',
  })
  isSampled!: boolean;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [AskError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly AskingRefusal[];
}

const InvitationMoveEnum = defineEnum<InvitationMove>(
  'InvitationMove',
  'How far an invitation has got. That it was answered is for the answer to say.',
  {
    SENT: 'It was sent, before its time was over. What the bank owes the customer by then forbids it.',
    DELIVERED: 'It arrived.',
    OPENED: 'The customer looked at it.',
    DECLINED: 'The customer said that they do not want to.',
    EXPIRED: 'It is over.',
  },
);

@InputType({ description: 'How far an invitation has got.' })
export class MoveInvitationInput extends UpdateInput {
  @Field(() => InvitationMoveEnum, { description: 'What has happened.' })
  to!: InvitationMove;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When, not in the future and not before what happened last; this moment when left out.',
  })
  at?: Date | null;

  @Field(() => Channel, {
    nullable: true,
    description:
      'By which way it is sent, of SENT alone: they must have allowed it. As the invitation says, when left out; INVALID, when it does not say either.',
  })
  channel?: Channel | null;
}

const MOST_STATES = INVITATION_STATES.length;

@ObjectType({ simpleResolvers: true, description: 'Why nothing was done.' })
class InvitationError extends askErrorWith('Invitation', { ...CONFLICT, ...ILLEGAL_MOVE }) {
  @Weighs({ listSize: { assumedSize: MOST_STATES } })
  @Field(() => [InvitationStateEnum], {
    nullable: true,
    description: `What may come next, at most ${String(MOST_STATES)}; of ILLEGAL_MOVE only.`,
  })
  allowedMoves?: readonly InvitationState[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'The invitation that has got on.' })
export class MoveInvitationPayload {
  @Field(() => Invitation, { nullable: true, description: 'The invitation as it is now; null when refused.' })
  invitation!: InvitationRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [InvitationError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly MoveInvitationRefusal[];
}
