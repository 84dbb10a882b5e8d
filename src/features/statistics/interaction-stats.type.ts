import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { LanguageTag } from '../../platform/graphql/scalars';
import { Attribute } from '../attributes/attribute.type';
import { Channel } from '../channels/channel.type';
import { Direction, InteractionOutcome, Settlement } from '../interactions/interaction.type';
import type { Cut } from './cut.repository';
import { TimeSpan } from './period.type';

const IF_GROUPED = 'null unless grouped by it, or not known';

@ObjectType({
  simpleResolvers: true,
  description:
    'Figures about a group of contacts. Records of outcome PHANTOM were no contacts and count nowhere; contacts that run count when they have ended.',
})
export class InteractionStats {
  @Field(() => Attribute, {
    nullable: true,
    description:
      'The attribute that they are grouped by, with its value; null unless grouped by one, and for those without a value.',
  })
  attribute!: Attribute | null;

  @Field(() => TimeSpan, {
    nullable: true,
    description: 'When the contacts started; null unless grouped by period.',
  })
  period!: TimeSpan | null;

  @Field(() => Channel, { nullable: true, description: `The way that they took; ${IF_GROUPED}.` })
  channel?: Channel;

  @Field(() => Direction, { nullable: true, description: `Who reached out; ${IF_GROUPED}.` })
  direction?: Direction;

  @Field(() => InteractionOutcome, {
    nullable: true,
    description: `How they came to their end; ${IF_GROUPED}.`,
  })
  outcome?: InteractionOutcome;

  @Field(() => Settlement, { nullable: true, description: `Whether the matter was settled; ${IF_GROUPED}.` })
  settlement?: Settlement;

  @Field(() => LanguageTag, { nullable: true, description: `The language; ${IF_GROUPED}.` })
  language?: string | null;

  @Field(() => Int, { description: 'How many contacts there are, exactly.' })
  count!: number;

  @Field(() => Int, { description: 'Those that were answered, or entered the queue.' })
  offered!: number;

  @Field(() => Int, { description: 'Those that somebody answered.' })
  answered!: number;

  @Field(() => Int, { description: 'Those whose customer left the queue unanswered.' })
  abandoned!: number;

  @Field(() => Int, {
    description:
      'Those whose customer left in the voice menu, before any queue: neither offered nor abandoned.',
  })
  leftInMenu!: number;

  @Field(() => Int, {
    description:
      'Those that were answered after at most `withinSeconds` in the queue; put through at once is 0.',
  })
  answeredWithin!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`answered` ÷ `offered`, 0 to 1; null when none was offered.',
  })
  answeredShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '`abandoned` ÷ `offered`, 0 to 1; null when none was offered.',
  })
  abandonedShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Service level: `answeredWithin` ÷ `offered`, 0 to 1; null when none was offered.',
  })
  serviceLevel!: number | null;
}

export interface InteractionStatsRow extends InteractionStats {
  readonly cut: Cut;
  /** Which group of the cut it is. */
  readonly group: string;
  readonly reasonId?: Id | null;
  readonly agentId?: Id | null;
  readonly teamId?: Id | null;
  readonly queueId?: Id | null;
}
