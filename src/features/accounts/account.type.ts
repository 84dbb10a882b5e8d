import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { Money } from '../../kernel/money';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { MoneyType } from '../../platform/graphql/money.type';
import { Node, type NodeName } from '../../platform/graphql/node';
import { CurrencyCode, DateTime } from '../../platform/graphql/scalars';

export const AccountStatus = defineEnum('AccountStatus', 'Where an account stands.', {
  PENDING: 'Applied for, not opened yet.',
  OPEN: 'In use.',
  BLOCKED: 'Open, but nothing may be drawn.',
  CLOSED: 'Closed for good.',
});
export type AccountStatus = keyof typeof AccountStatus;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One contract about one product: an account, card, loan, policy.',
})
export class Account extends Node {
  @Field(() => ID, { description: 'Begins with `acc_`.' })
  override id!: Id;

  @Field(() => String, {
    nullable: true,
    description: 'The last characters of the number behind dots: `••••3210`. Personal.',
  })
  maskedNumber!: string | null;

  @Field(() => CurrencyCode, { description: 'The currency that the account is kept in.' })
  currency!: string;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What is on the account; below zero when the customer owes. Personal.',
  })
  balance!: Money | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'How far the customer may overdraw or borrow. Personal.',
  })
  creditLimit!: Money | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What should have been paid by now and was not. Personal.',
  })
  overdue!: Money | null;

  @Field(() => AccountStatus, { description: 'Where the account stands.' })
  status!: AccountStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was opened; null when the source does not say.',
  })
  openedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is not.' })
  closedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was closed, in the words of the source. Personal.',
  })
  closingReason!: string | null;

  @Field(() => Int, { description: 'Counts the changes of the account’s data, from 1.' })
  version!: number;
}

/** Amounts are in the currency of the account. */
export interface AccountRow extends Omit<Account, 'maskedNumber' | 'balance' | 'creditLimit' | 'overdue'> {
  readonly productId: Id;
  readonly number: string | null;
  readonly balance: string | null;
  readonly creditLimit: string | null;
  readonly overdue: string | null;
}

export const accountName: NodeName = { typeName: 'Account', prefix: 'acc' };

export const AccountConnection = connectionType('Account', () => Account);
