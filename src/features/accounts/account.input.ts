import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import {
  DateTimeFilter,
  enumFilter,
  IdFilter,
  CurrencyCodeFilter,
} from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import { AccountStatus } from './account.type';

export const AccountOrderField = defineEnum(
  'AccountOrderField',
  'What a list of accounts may be sorted by.',
  {
    OPENED_AT: 'When it was opened. Accounts of which no source says so count as the earliest.',
  },
);
export type AccountOrderField = keyof typeof AccountOrderField;

export const AccountOrder = orderInput<AccountOrderField>('Account', AccountOrderField);

const AccountStatusFilter = enumFilter<AccountStatus>('AccountStatus', AccountStatus);

@InputType({ description: 'Narrows a list of accounts down. All that is given must hold.' })
export class AccountFilter {
  @Field(() => [AccountFilter], { nullable: true, description: 'All of these hold.' })
  and?: AccountFilter[] | null;

  @Field(() => [AccountFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: AccountFilter[] | null;

  @Field(() => AccountFilter, { nullable: true, description: 'This does not hold.' })
  not?: AccountFilter | null;

  @Field(() => AccountStatusFilter, { nullable: true, description: 'By where it stands.' })
  status?: Comparison<AccountStatus> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By what it is a contract about.' })
  product?: IdFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was opened.' })
  openedAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, {
    nullable: true,
    description: 'By when it was closed; one that is not is null.',
  })
  closedAt?: DateTimeFilter | null;

  @Field(() => CurrencyCodeFilter, { nullable: true, description: 'By currency.' })
  currency?: Comparison<string> | null;
}
