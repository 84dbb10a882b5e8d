import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  IdFilter,
  IntFilter,
  LanguageTagFilter,
  TextFilter,
} from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import { AttributeFilter } from '../attributes/attribute.input';
import { ChannelFilter } from '../channels/channel.input';
import type { Channel } from '../channels/channel.type';
import { AskedBy, Mood } from './circumstances.type';
import { Direction, InteractionOutcome, Settlement } from './interaction.type';

export const InteractionOrderField = defineEnum(
  'InteractionOrderField',
  'What a list of interactions may be sorted by.',
  {
    STARTED_AT: 'Its first event.',
  },
);
export type InteractionOrderField = keyof typeof InteractionOrderField;

export const InteractionOrder = orderInput<InteractionOrderField>('Interaction', InteractionOrderField);

const DirectionFilter = enumFilter<Direction>('Direction', Direction);
const InteractionOutcomeFilter = enumFilter<InteractionOutcome>('InteractionOutcome', InteractionOutcome);
const SettlementFilter = enumFilter<Settlement>('Settlement', Settlement);
const MoodFilter = enumFilter<Mood>('Mood', Mood);
const AskedByFilter = enumFilter<AskedBy>('AskedBy', AskedBy);

/** What every filter of interactions compares. */
@InputType()
export abstract class InteractionFields {
  @Field(() => ChannelFilter, { nullable: true, description: 'By the way that it took.' })
  channel?: Comparison<Channel> | null;

  @Field(() => DirectionFilter, { nullable: true, description: 'By who reached out.' })
  direction?: Comparison<Direction> | null;

  @Field(() => InteractionOutcomeFilter, { nullable: true, description: 'By how it came to its end.' })
  outcome?: Comparison<InteractionOutcome> | null;

  @Field(() => SettlementFilter, { nullable: true, description: 'By whether the matter was settled.' })
  settlement?: Comparison<Settlement> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By its first event.' })
  startedAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it ended; one that runs is null.' })
  endedAt?: DateTimeFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By seconds in the queue.' })
  waitSeconds?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By seconds that an agent spent on it.' })
  handleSeconds?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By the seconds in the voice menu.' })
  ivrSeconds?: IntFilter | null;

  @Field(() => LanguageTagFilter, { nullable: true, description: 'By language.' })
  language?: Comparison<string> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By who had it.' })
  agent?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By what it was about, exactly.' })
  reason?: IdFilter | null;

  @Field(() => [AttributeFilter], {
    nullable: true,
    description: 'By what sources know beyond the model. All of these hold.',
  })
  attributes?: AttributeFilter[] | null;

  @Field(() => IntFilter, { nullable: true, description: 'By how it sounded, −100 to 100.' })
  sentiment?: IntFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether anybody could read it.' })
  isPublic?: BooleanFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By how many people it could reach.' })
  reach?: IntFilter | null;

  @Field(() => MoodFilter, { nullable: true, description: 'By the customer’s mood when it began.' })
  moodAtStart?: Comparison<Mood> | null;

  @Field(() => MoodFilter, { nullable: true, description: 'By the customer’s mood when it ended.' })
  moodAtEnd?: Comparison<Mood> | null;

  @Field(() => ChannelFilter, { nullable: true, description: 'By the way that the answer took.' })
  replyChannel?: Comparison<Channel> | null;

  @Field(() => AskedByFilter, { nullable: true, description: 'By what whoever asked was to the bank.' })
  askedBy?: Comparison<AskedBy> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the queue that it waited in.' })
  queue?: IdFilter | null;
}

@InputType({ description: 'Narrows a list of interactions down. All that is given must hold.' })
export class InteractionFilter extends InteractionFields {
  @Field(() => [InteractionFilter], { nullable: true, description: 'All of these hold.' })
  and?: InteractionFilter[] | null;

  @Field(() => [InteractionFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: InteractionFilter[] | null;

  @Field(() => InteractionFilter, { nullable: true, description: 'This does not hold.' })
  not?: InteractionFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By whose contact it was; one of nobody is null.' })
  customer?: IdFilter | null;
}

@InputType({ description: 'Narrows one customer’s interactions down. All that is given must hold.' })
export class InteractionOfCustomerFilter extends InteractionFields {
  @Field(() => [InteractionOfCustomerFilter], { nullable: true, description: 'All of these hold.' })
  and?: InteractionOfCustomerFilter[] | null;

  @Field(() => [InteractionOfCustomerFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: InteractionOfCustomerFilter[] | null;

  @Field(() => InteractionOfCustomerFilter, { nullable: true, description: 'This does not hold.' })
  not?: InteractionOfCustomerFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By its messages: the text of one of them is so.' })
  message?: TextFilter | null;
}
