import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';

export const HolderRole = defineEnum('HolderRole', 'What a customer is to an account.', {
  OWNER: 'It is theirs.',
  JOINT: 'It is theirs together with another.',
  SIGNATORY: 'They may dispose of it for the owner.',
  BENEFICIARY: 'They get what is on it when the owner dies or the policy falls due.',
  PROXY: 'They act for the owner in everything.',
});
export type HolderRole = keyof typeof HolderRole;

@ObjectType({ simpleResolvers: true, description: 'Somebody’s part in an account.' })
export class AccountHolder {
  id!: Id;

  @Field(() => HolderRole, { description: 'What the customer is to the account.' })
  role!: HolderRole;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null when not known.' })
  validFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it runs.' })
  validTo!: Date | null;
}

export interface AccountHolderRow extends AccountHolder {
  readonly accountId: Id;
  readonly customerId: Id;
}
