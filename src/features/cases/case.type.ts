import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { Money } from '../../kernel/money';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { MoneyType } from '../../platform/graphql/money.type';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { Channel } from '../channels/channel.type';

export const CaseKind = defineEnum('CaseKind', 'What kind of matter a case is.', {
  REQUEST: 'The customer wants something.',
  COMPLAINT: 'The customer is not content.',
  DISPUTE: 'The customer contests a payment or a charge.',
  INCIDENT: 'Something does not work.',
  FEEDBACK: 'The customer tells an opinion or an idea.',
});
export type CaseKind = keyof typeof CaseKind;

export const CaseStatus = defineEnum('CaseStatus', 'Where a case stands.', {
  NEW: 'Nobody has taken it yet.',
  OPEN: 'Somebody works on it.',
  WAITING: 'It waits for the customer or a third party.',
  RESOLVED: 'Settled; the customer may still object.',
  CLOSED: 'Settled for good.',
});
export type CaseStatus = keyof typeof CaseStatus;

export const CasePriority = defineEnum('CasePriority', 'How soon a case wants attention.', {
  LOW: 'When there is time.',
  NORMAL: 'In its turn.',
  HIGH: 'Before others.',
  URGENT: 'At once: somebody is harmed, or will be.',
});
export type CasePriority = keyof typeof CasePriority;

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A matter to settle for a customer.' })
export class Case extends Node {
  @Field(() => ID, { description: 'Begins with `cas_`.' })
  override id!: Id;

  @Field(() => CaseKind, { description: 'What kind of matter it is.' })
  kind!: CaseKind;

  @Field(() => String, { nullable: true, description: 'The matter in one line. Personal.' })
  subject!: string | null;

  @Field(() => Channel, { nullable: true, description: 'The channel that it came by; null when not known.' })
  channel!: Channel | null;

  @Field(() => CaseStatus, { description: 'Where it stands.' })
  status!: CaseStatus;

  @Field(() => CasePriority, { description: 'How soon it wants attention.' })
  priority!: CasePriority;

  @Field(() => String, {
    nullable: true,
    description: 'What lay behind it, in words; null when not found, or not known. Personal.',
  })
  rootCause!: string | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What the bank gave to make good, 0 or more; null when nothing. Personal.',
  })
  redress!: Money | null;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'By when it is to be settled; null when no date is set.',
  })
  dueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last resolved; null while it is not.' })
  resolvedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customer was told what came of it; null when they were not, or it is not known.',
  })
  toldAt!: Date | null;

  @Field(() => Channel, { nullable: true, description: 'How the customer was told; null when not known.' })
  toldHow!: Channel | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is not.' })
  closedAt!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the bank answered in time, as the source says; null when it does not say, or there is no answer yet.',
  })
  answeredInTime!: boolean | null;

  @Field(() => Int, { description: 'How often it was opened again after it had been resolved.' })
  reopenings!: number;

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;
}

export interface CaseRow extends Omit<Case, 'redress' | 'answeredInTime'> {
  readonly customerId: Id | null;
  readonly interactionId: Id | null;
  readonly ownerId: Id | null;
  readonly reasonId: Id | null;
  readonly productId: Id | null;
  /** As the source said, 0 or 1: what is done here leaves it alone. */
  readonly answeredInTime: number | null;
  /** With four places. */
  readonly redressAmount: string | null;
  readonly redressCurrency: string | null;
}

export const caseName: NodeName = { typeName: 'Case', prefix: 'cas' };

export const CaseConnection = connectionType('Case', () => Case);
