import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';

export const ConsentPurpose = defineEnum('ConsentPurpose', 'What a customer may be approached for.', {
  SERVICE: 'To serve them: news of their accounts, cases and promises.',
  SURVEY: 'To ask how satisfied they are.',
  MARKETING: 'To offer them something.',
  REFERRAL_ASK: 'To ask them to recommend the bank.',
});
export type ConsentPurpose = keyof typeof ConsentPurpose;

export const ConsentState = defineEnum('ConsentState', 'What a customer said.', {
  GRANTED: 'They may be approached so.',
  WITHDRAWN: 'They may not, or not any more.',
});
export type ConsentState = keyof typeof ConsentState;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One time that a customer allowed or forbade something.',
})
export class ConsentDecision extends Node {
  @Field(() => ID, { description: 'Begins with `csd_`.' })
  override id!: Id;

  @Field(() => ConsentState, { description: 'What they said.' })
  state!: ConsentState;

  @Field(() => DateTime, { description: 'When they said it.' })
  decidedAt!: Date;
}

export interface ConsentDecisionRow extends ConsentDecision {
  readonly purpose: ConsentPurpose;
  readonly channel: Channel | null;
  readonly sourceId: Id;
}

export const consentDecisionName: NodeName = { typeName: 'ConsentDecision', prefix: 'csd' };

@ObjectType({
  simpleResolvers: true,
  description: 'What holds of what a customer allowed and forbade, for one purpose on one channel or on all.',
})
export class Consent {
  @Field(() => ConsentPurpose, { description: 'What it is about.' })
  purpose!: ConsentPurpose;

  @Field(() => Channel, { nullable: true, description: 'The channel that it is about; null: every channel.' })
  channel!: Channel | null;

  @Field(() => ConsentState, { description: 'What the customer said last.' })
  state!: ConsentState;

  @Field(() => DateTime, { description: 'When they said it.' })
  decidedAt!: Date;
}

export interface ConsentRow extends Consent {
  readonly sourceId: Id;
  readonly history: readonly ConsentDecisionRow[];
}

/** Every purpose on every channel, and on all of them. */
export const CONSENTS_CAP = Object.keys(ConsentPurpose).length * (Object.keys(Channel).length + 1);
export const CONSENT_HISTORY_CAP = 5;
