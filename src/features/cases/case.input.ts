import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import {
  DateTimeFilter,
  enumFilter,
  IdFilter,
  IntFilter,
  TextFilter,
} from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import { AttributeFilter } from '../attributes/attribute.input';
import { ChannelFilter } from '../channels/channel.input';
import type { Channel } from '../channels/channel.type';
import { CaseKind, CasePriority, CaseStatus } from './case.type';

export const CaseOrderField = defineEnum('CaseOrderField', 'What a list of cases may be sorted by.', {
  OPENED_AT: 'When it was opened.',
  DUE_AT: 'By when it is to be settled. Cases without a date count as the earliest.',
});
export type CaseOrderField = keyof typeof CaseOrderField;

export const CaseOrder = orderInput<CaseOrderField>('Case', CaseOrderField);

const CaseKindFilter = enumFilter<CaseKind>('CaseKind', CaseKind);
const CaseStatusFilter = enumFilter<CaseStatus>('CaseStatus', CaseStatus);
const CasePriorityFilter = enumFilter<CasePriority>('CasePriority', CasePriority);

/** What every filter of cases compares. */
@InputType()
export abstract class CaseFields {
  @Field(() => ChannelFilter, { nullable: true, description: 'By the way that it took.' })
  channel?: Comparison<Channel> | null;

  @Field(() => CaseKindFilter, { nullable: true, description: 'By what kind of matter it is.' })
  kind?: Comparison<CaseKind> | null;

  @Field(() => CaseStatusFilter, { nullable: true, description: 'By where it stands.' })
  status?: Comparison<CaseStatus> | null;

  @Field(() => CasePriorityFilter, { nullable: true, description: 'By how soon it wants attention.' })
  priority?: Comparison<CasePriority> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was opened.' })
  openedAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it is to be settled.' })
  dueAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was last resolved.' })
  resolvedAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was closed.' })
  closedAt?: DateTimeFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By how often it was opened again.' })
  reopenings?: IntFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By who settles it.' })
  owner?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By what it is about, exactly.' })
  reason?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the product that it is about.' })
  product?: IdFilter | null;

  @Field(() => [AttributeFilter], {
    nullable: true,
    description: 'By what sources know beyond the model. All of these hold.',
  })
  attributes?: AttributeFilter[] | null;
}

@InputType({ description: 'Narrows a list of cases down. All that is given must hold.' })
export class CaseFilter extends CaseFields {
  @Field(() => [CaseFilter], { nullable: true, description: 'All of these hold.' })
  and?: CaseFilter[] | null;

  @Field(() => [CaseFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: CaseFilter[] | null;

  @Field(() => CaseFilter, { nullable: true, description: 'This does not hold.' })
  not?: CaseFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By whose case it is; one of nobody is null.' })
  customer?: IdFilter | null;
}

@InputType({ description: 'Narrows one customer’s cases down. All that is given must hold.' })
export class CaseOfCustomerFilter extends CaseFields {
  @Field(() => [CaseOfCustomerFilter], { nullable: true, description: 'All of these hold.' })
  and?: CaseOfCustomerFilter[] | null;

  @Field(() => [CaseOfCustomerFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: CaseOfCustomerFilter[] | null;

  @Field(() => CaseOfCustomerFilter, { nullable: true, description: 'This does not hold.' })
  not?: CaseOfCustomerFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the matter in one line.' })
  subject?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By what lay behind it.' })
  rootCause?: TextFilter | null;
}
