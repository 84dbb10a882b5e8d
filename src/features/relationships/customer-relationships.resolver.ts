import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { RELATIONSHIPS_CAP, relationshipsByCustomer } from './relationship.loaders';
import { Relationship, type RelationshipRow } from './relationship.type';

/** What relationships add to a customer. */
@Resolver(() => Customer)
export class CustomerRelationshipsResolver {
  @Weighs({ listSize: { assumedSize: RELATIONSHIPS_CAP } })
  @FieldResolver(() => [Relationship], {
    nullable: true,
    description: `Who belongs to the customer, and as what, those known longest first; at most ${String(RELATIONSHIPS_CAP)}. Each relationship shows on both of its ends.`,
  })
  relationships(
    @Root() { ids }: CustomerRow,
    @Arg('includeEnded', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Whether relationships are shown that do not run now.',
    })
    includeEnded: boolean | null,
    @Ctx() { loaders, now }: RequestContext,
  ): Promise<readonly RelationshipRow[]> {
    const runsAt = includeEnded === true ? null : now;
    return loaders.load(relationshipsByCustomer, { customerIds: ids, runsAt });
  }
}

@Resolver(() => Relationship)
export class RelationshipResolver {
  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'The other; null when they are not yours to see.',
  })
  customer(
    @Root() { otherCustomerId }: RelationshipRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, otherCustomerId, info);
  }
}
