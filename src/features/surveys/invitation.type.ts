import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';
import type { InvitationState as State, Invited } from './domain/invitation';

export const InvitationStateEnum = defineEnum<State>(
  'InvitationState',
  'How far an invitation to a survey has got.',
  {
    ELIGIBLE: 'The customer may be asked; nothing was sent yet.',
    SENT: 'It was sent.',
    DELIVERED: 'It arrived.',
    OPENED: 'The customer looked at it.',
    ANSWERED: 'The customer answered.',
    DECLINED: 'The customer said that they do not want to.',
    EXPIRED: 'Its time is over: it was never sent, never arrived, or the customer never said anything.',
  },
);

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'That somebody was, or is to be, invited to answer a survey.',
})
export class Invitation extends Node implements Invited {
  @Field(() => ID, { description: 'Begins with `inv_`.' })
  override id!: Id;

  @Field(() => InvitationStateEnum, { description: 'How far it has got.' })
  state!: State;

  @Field(() => DateTime, { description: 'Since when the customer may be asked.' })
  eligibleAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent; null when it was not.' })
  sentAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it arrived; null when it did not.' })
  deliveredAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer looked at it; null when they did not.',
  })
  openedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer answered; null when they did not.',
  })
  answeredAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer declined; null when they did not.',
  })
  declinedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When its time was over; null unless it expired.' })
  expiredAt!: Date | null;

  @Field(() => Channel, { nullable: true, description: 'By which way it goes; null when not known.' })
  channel!: Channel | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it may be answered; null when not known.',
  })
  expiresAt!: Date | null;

  @Field(() => Int, { description: 'Goes up by one with each change.' })
  version!: number;
}

export interface InvitationRow extends Invitation {
  readonly customerId: Id | null;
  readonly surveyId: Id;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
  readonly answerId: Id | null;
}

export const invitationName: NodeName = { typeName: 'Invitation', prefix: 'inv' };

export const InvitationConnection = connectionType('Invitation', () => Invitation);
