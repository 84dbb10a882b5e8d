import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { CurrencyCode, DateTime, Decimal } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import { defineMoveError } from '../../platform/mutations/user-error';
import { HolderRole } from './account-holder.type';
import {
  LONGEST_KEY_OF_ACCOUNT,
  LONGEST_NUMBER,
  LONGEST_REASON,
  type AccountRefusal,
} from './account-refusal';
import { Account, AccountStatus, type AccountRow } from './account.type';
import type { AccountMove } from './domain/account-moves';

const STAYS = 'Left out it stays as it is; null takes it back.';
const AMOUNT = 'at most 15 digits before the point and 4 after it, in the currency of the account';

@InputType({ description: 'What a source says of an account.' })
export class UpsertAccountInput extends MutationInput {
  @Field(() => String, {
    description:
      'Code of the source that says it: your own, for a partner; any that is declared, for others.',
  })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: `The key by which the source knows it, 1 to ${String(LONGEST_KEY_OF_ACCOUNT)} characters. Left out it is known by its number, to those who see numbers in full.`,
  })
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `Its number, in whatever notation: kept as 1 to ${String(LONGEST_NUMBER)} letters and digits. ${STAYS}`,
  })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the product that it is a contract about. Must be given of one that is new.',
  })
  product?: string | null;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: 'The currency that it is kept in, by ISO 4217. Must be given of one that is new, and stays.',
  })
  currency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The customer who owns it. Must be given of one that is new; another one is for `setAccountHolder`.',
  })
  owner?: GlobalId | null;

  @Field(() => AccountStatus, {
    nullable: true,
    description:
      'Where it stands, not `CLOSED`: that is for `closeAccount`. `OPEN` when left out of one that is new.',
  })
  status?: AccountStatus | null;

  @Field(() => Decimal, {
    nullable: true,
    description: `What is on it, ${AMOUNT}; below zero when the customer owes. ${STAYS}`,
  })
  balance?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: `How far the customer may overdraw or borrow, 0 or more, ${AMOUNT}. ${STAYS}`,
  })
  creditLimit?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: `What should have been paid by now and was not, 0 or more, ${AMOUNT}. ${STAYS}`,
  })
  overdue?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it was opened, from 1800 until now. ${STAYS}`,
  })
  openedAt?: Date | null;
}

@InputType({ description: 'What a customer is to an account.' })
export class SetAccountHolderInput extends UpdateInput {
  @Field(() => ID, { description: 'The customer.' })
  customer!: GlobalId;

  @Field(() => HolderRole, {
    description:
      'What they are to it. Where somebody new becomes the `OWNER`, the former ones own it until then; other roles several may have.',
  })
  role!: HolderRole;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when; null when not known. Left out it stays as it is, of somebody new in that role it is now.',
  })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when, not before `validFrom`; null while it runs. Left out it stays as it is.',
  })
  validTo?: Date | null;
}

@InputType({ description: 'An account to close.' })
export class CloseAccountInput extends UpdateInput {
  @Field(() => String, { description: `Why, 1 to ${String(LONGEST_REASON)} characters.` })
  reason!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was closed, not before it was opened, nor in the future; now, when left out.',
  })
  closedAt?: Date | null;
}

const AccountMoveEnum = defineEnum<AccountMove>('AccountMove', 'What can be done to an account.', {
  UPSERT: 'Say something else of it: `upsertAccount`.',
  SET_HOLDER: 'Say who holds it: `setAccountHolder`.',
  CLOSE: 'Close it: `closeAccount`.',
});

const AccountError = defineMoveError('Account', AccountMoveEnum);

@ObjectType({ simpleResolvers: true })
export abstract class AccountPayload {
  @Field(() => Account, { nullable: true, description: 'The account as it is now; null when refused.' })
  account!: AccountRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [AccountError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly AccountRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The account that a source has spoken of.' })
export class UpsertAccountPayload extends AccountPayload {}

@ObjectType({ simpleResolvers: true, description: 'The account that somebody holds, or held.' })
export class SetAccountHolderPayload extends AccountPayload {}

@ObjectType({ simpleResolvers: true, description: 'The account that was closed.' })
export class CloseAccountPayload extends AccountPayload {}
