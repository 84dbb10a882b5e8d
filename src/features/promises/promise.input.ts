import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import { DateTimeFilter, enumFilter, IdFilter } from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import { PromiseKind, PromiseState } from './promise.type';

export const PromiseOrderField = defineEnum(
  'PromiseOrderField',
  'What a list of promises may be sorted by.',
  {
    MADE_AT: 'When it was made.',
    DUE_AT: 'By when it is to be kept.',
  },
);
export type PromiseOrderField = keyof typeof PromiseOrderField;

export const PromiseOrder = orderInput<PromiseOrderField>('Promise', PromiseOrderField);

const PromiseKindFilter = enumFilter<PromiseKind>('PromiseKind', PromiseKind);
const PromiseStateFilter = enumFilter<PromiseState>('PromiseState', PromiseState);

@InputType({ description: 'Narrows a list of promises down. All that is given must hold.' })
export class PromiseFilter {
  @Field(() => [PromiseFilter], { nullable: true, description: 'All of these hold.' })
  and?: PromiseFilter[] | null;

  @Field(() => [PromiseFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: PromiseFilter[] | null;

  @Field(() => PromiseFilter, { nullable: true, description: 'This does not hold.' })
  not?: PromiseFilter | null;

  @Field(() => PromiseKindFilter, { nullable: true, description: 'By what was promised.' })
  kind?: Comparison<PromiseKind> | null;

  @Field(() => PromiseStateFilter, { nullable: true, description: 'By where it stands.' })
  state?: Comparison<PromiseState> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  madeAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it is to be kept.' })
  dueAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, {
    nullable: true,
    description: 'By when it was kept, broken or released; an open one is null.',
  })
  settledAt?: DateTimeFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By who was promised.' })
  customer?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By who answers for it.' })
  owner?: IdFilter | null;
}
