import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { badUserInput } from '../../platform/graphql/errors';
import { idArgument } from '../../platform/graphql/node';
import { CustomerBy } from './customer.input';
import { customerByExternalId, customerById } from './customer.loaders';
import { Customer, customerName, type CustomerRow } from './customer.type';

@Resolver()
export class CustomerResolver {
  @Requires('customer:read')
  @Query(() => Customer, {
    nullable: true,
    description: 'One customer; null when unknown or not yours to see.',
  })
  customer(
    @Arg('by', () => CustomerBy, { description: 'Which customer.' }) by: CustomerBy,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    if (by.id != null) return loaders.show(customerById, idArgument('by.id', by.id, customerName), info);
    if (by.externalId != null) return loaders.load(customerByExternalId, by.externalId);
    throw badUserInput('"by" must say either "id" or "externalId".');
  }
}
