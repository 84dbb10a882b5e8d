import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import {
  DateTimeFilter,
  enumFilter,
  StringFilter,
  LanguageTagFilter,
} from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { factsFilter, type FactsFilter } from '../../platform/graphql/facts-filter';
import { orderInput } from '../../platform/graphql/order.input';
import { AccountFilter } from '../accounts/account.input';
import { AttributeFilter } from '../attributes/attribute.input';
import { CaseFilter } from '../cases/case.input';
import { ChannelFilter } from '../channels/channel.input';
import type { Channel } from '../channels/channel.type';
import { InteractionFilter } from '../interactions/interaction.input';
import { PromiseFilter } from '../promises/promise.input';
import { SurveyAnswerFilter } from '../surveys/survey.input';
import { CustomerKind, CustomerStatus, Segment } from '../customers/customer.type';

export const CustomerOrderField = defineEnum(
  'CustomerOrderField',
  'What a list of customers may be sorted by.',
  {
    LAST_CONTACT: 'Start of the latest interaction. Customers without one count as the earliest.',
    NAME: 'What the customer is called, without regard to case and accents.',
    CREATED_AT: 'When the customer was first recorded.',
  },
);
export type CustomerOrderField = keyof typeof CustomerOrderField;

export const CustomerOrder = orderInput<CustomerOrderField>('Customer', CustomerOrderField);

const CustomerKindFilter = enumFilter<CustomerKind>('CustomerKind', CustomerKind);
const CustomerStatusFilter = enumFilter<CustomerStatus>('CustomerStatus', CustomerStatus);
const SegmentFilter = enumFilter<Segment>('Segment', Segment);

const CustomerInteractionsFilter = factsFilter('Interactions', () => InteractionFilter);
const CustomerCasesFilter = factsFilter('Cases', () => CaseFilter);
const CustomerPromisesFilter = factsFilter('Promises', () => PromiseFilter);
const CustomerAnswersFilter = factsFilter('Answers', () => SurveyAnswerFilter);

@InputType({ description: 'Asks about the accounts that each customer holds. All that is given must hold.' })
class CustomerAccountsFilter {
  @Field(() => AccountFilter, { nullable: true, description: 'There is one like this.' })
  some?: AccountFilter | null;

  @Field(() => AccountFilter, { nullable: true, description: 'There is none like this.' })
  none?: AccountFilter | null;
}

@InputType({ description: 'Narrows a list of customers down. All that is given must hold.' })
export class CustomerFilter {
  @Field(() => [CustomerFilter], { nullable: true, description: 'All of these hold.' })
  and?: CustomerFilter[] | null;

  @Field(() => [CustomerFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: CustomerFilter[] | null;

  @Field(() => CustomerFilter, { nullable: true, description: 'This does not hold.' })
  not?: CustomerFilter | null;

  @Field(() => CustomerKindFilter, {
    nullable: true,
    description: 'By whether it is a person or an organisation.',
  })
  kind?: Comparison<CustomerKind> | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what the customer is called. Personal.' })
  displayName?: StringFilter | null;

  @Field(() => SegmentFilter, { nullable: true, description: 'By segment.' })
  segment?: Comparison<Segment> | null;

  @Field(() => CustomerStatusFilter, {
    nullable: true,
    description: 'By where the customer stands with the bank.',
  })
  status?: Comparison<CustomerStatus> | null;

  @Field(() => LanguageTagFilter, {
    nullable: true,
    description: 'By the language that the customer wants to be served in.',
  })
  language?: Comparison<string> | null;

  @Field(() => ChannelFilter, { nullable: true, description: 'By the channel that the customer prefers.' })
  preferredChannel?: Comparison<Channel> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By the start of the latest interaction.' })
  lastContactAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the customer was first recorded.' })
  createdAt?: DateTimeFilter | null;

  @Field(() => CustomerAccountsFilter, {
    nullable: true,
    description: 'By the accounts that the customer holds now.',
  })
  accounts?: CustomerAccountsFilter | null;

  @Field(() => CustomerInteractionsFilter, { nullable: true, description: 'By the customer’s contacts.' })
  interactions?: FactsFilter<InteractionFilter> | null;

  @Field(() => CustomerCasesFilter, { nullable: true, description: 'By the customer’s cases.' })
  cases?: FactsFilter<CaseFilter> | null;

  @Field(() => CustomerPromisesFilter, { nullable: true, description: 'By what the customer was promised.' })
  promises?: FactsFilter<PromiseFilter> | null;

  @Field(() => CustomerAnswersFilter, {
    nullable: true,
    description: 'By what the customer answered to surveys.',
  })
  surveyAnswers?: FactsFilter<SurveyAnswerFilter> | null;

  @Field(() => [AttributeFilter], {
    nullable: true,
    description: 'By what sources know beyond the model. All of these hold.',
  })
  attributes?: AttributeFilter[] | null;
}
