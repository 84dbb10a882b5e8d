import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { AdvocacyAct, Referral, type AdvocacyActRow, type ReferralRow } from './advocacy-act.type';

@Resolver(() => AdvocacyAct)
export class AdvocacyActResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who did it; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: AdvocacyActRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }
}

@Resolver(() => Referral)
export class ReferralResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who was sent; null while the bank does not know them.',
  })
  referred(
    @Root() { referredCustomerId }: ReferralRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, referredCustomerId, info);
  }
}
