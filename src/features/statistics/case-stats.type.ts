import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Attribute } from '../attributes/attribute.type';
import { CaseKind, CasePriority, CaseStatus } from '../cases/case.type';
import { Channel } from '../channels/channel.type';
import type { Cut } from './cut.repository';
import { TimeSpan } from './period.type';

const IF_GROUPED = 'null unless grouped by it, or not known';

@ObjectType({ simpleResolvers: true, description: 'Figures about a group of cases.' })
export class CaseStats {
  @Field(() => Attribute, {
    nullable: true,
    description:
      'The attribute that they are grouped by, with its value; null unless grouped by one, and for those without a value.',
  })
  attribute!: Attribute | null;

  @Field(() => TimeSpan, {
    nullable: true,
    description: 'When the cases were opened; null unless grouped by period.',
  })
  period!: TimeSpan | null;

  @Field(() => CaseKind, { nullable: true, description: `What kind of matter they are; ${IF_GROUPED}.` })
  kind?: CaseKind;

  @Field(() => CaseStatus, { nullable: true, description: `Where they stand; ${IF_GROUPED}.` })
  status?: CaseStatus;

  @Field(() => CasePriority, { nullable: true, description: `How soon they want attention; ${IF_GROUPED}.` })
  priority?: CasePriority;

  @Field(() => Channel, { nullable: true, description: `The channel that they came by; ${IF_GROUPED}.` })
  channel?: Channel | null;

  @Field(() => Int, { description: 'How many cases there are, exactly.' })
  count!: number;

  @Field(() => Int, { description: 'Those that are neither resolved nor closed.' })
  open!: number;

  @Field(() => Int, { description: 'Those that are resolved and not closed yet.' })
  resolved!: number;

  @Field(() => Int, { description: 'Those that are closed.' })
  closed!: number;

  @Field(() => Int, { description: 'Those that have a date by which they are to be settled.' })
  withDueDate!: number;

  @Field(() => Int, {
    description:
      'Those of which it can be told whether they were settled in time: their source says so, or they have such a date.',
  })
  timelinessKnown!: number;

  @Field(() => Int, {
    description:
      'Those that were settled in time: as their source says; where it does not say, last resolved by that date. One that is still open by its date is not among them.',
  })
  timely!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`timely` ÷ `timelinessKnown`, 0 to 1; null when it is known of none.',
  })
  timelyShare!: number | null;
}

export interface CaseStatsRow extends CaseStats {
  readonly cut: Cut;
  /** Which group of the cut it is. */
  readonly group: string;
  readonly reasonId?: Id | null;
  readonly productId?: Id | null;
  readonly ownerId?: Id | null;
}
