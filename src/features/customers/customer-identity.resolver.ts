import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import { fieldsOfObject } from '../../platform/graphql/asked-fields';
import type { RequestContext } from '../../platform/graphql/context';
import { PLAIN_LIST_CAP, customerPlainList } from '../../platform/graphql/list-loader';
import { Weighs } from '../../platform/graphql/weight';
import { sourceSystemById } from '../sources/source-system.loaders';
import { SourceSystem } from '../sources/source-system.type';
import { ContactPoint, type ContactPointRow } from './contact-point.type';
import {
  contactPointsByCustomer,
  mergedByCustomer,
  sourceProfilesByCustomer,
} from './customer-identity.loaders';
import { Customer, customerName, type CustomerRow } from './customer.type';
import { MergedCustomer } from './merged-customer.type';
import { deliveredValues } from './domain/delivered-profile';
import {
  DELIVERED_VALUES_CAP,
  DeliveredValue,
  type DeliveredValueRow,
  SourceProfile,
  type SourceProfileRow,
} from './source-profile.type';

const SOURCE_PROFILES_CAP = 40;

/** How a customer is reached and which sources know them. */
@Resolver(() => Customer)
export class CustomerIdentityResolver {
  @FieldResolver(() => [ContactPoint], {
    nullable: true,
    description: `Ways to reach the customer, those known longest first; at most ${String(PLAIN_LIST_CAP)}.`,
  })
  contactPoints(
    @Root() { ids }: CustomerRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ContactPointRow[]> {
    return loaders.load(contactPointsByCustomer, { ids, fields: fieldsOfObject(info) });
  }

  @Weighs({ listSize: { assumedSize: SOURCE_PROFILES_CAP } })
  @FieldResolver(() => [SourceProfile], {
    nullable: true,
    description: `The customer as each source knows them, those known longest first; at most ${String(SOURCE_PROFILES_CAP)}.`,
  })
  sourceProfiles(
    @Root() { ids }: CustomerRow,
    @Ctx() context: RequestContext,
  ): Promise<readonly SourceProfileRow[]> {
    return customerPlainList(context, sourceProfilesByCustomer, ids, SOURCE_PROFILES_CAP);
  }

  @FieldResolver(() => [MergedCustomer], {
    nullable: true,
    description: `Who was merged into the customer, the latest first; at most ${String(PLAIN_LIST_CAP)}. Their facts are the customer’s.`,
  })
  mergedFrom(
    @Root() { id }: CustomerRow,
    @Ctx() context: RequestContext,
  ): Promise<readonly MergedCustomer[]> {
    return customerPlainList(context, mergedByCustomer, [id]);
  }
}

@Resolver(() => ContactPoint)
export class ContactPointResolver {
  @FieldResolver(() => Boolean, { description: 'Whether somebody made sure that it reaches this customer.' })
  verified(@Root() { isVerified }: ContactPointRow): boolean {
    return isVerified === 1;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the first choice among those of its type.' })
  primary(@Root() { isPrimary }: ContactPointRow): boolean {
    return isPrimary === 1;
  }
}

@Resolver(() => SourceProfile)
export class SourceProfileResolver {
  @FieldResolver(() => SourceSystem, { nullable: true, description: 'The source that delivers the profile.' })
  source(
    @Root() profile: SourceProfileRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SourceSystem | null> {
    return loaders.load(sourceSystemById, profile.sourceId);
  }

  @Weighs({ listSize: { assumedSize: DELIVERED_VALUES_CAP } })
  @FieldResolver(() => [DeliveredValue], {
    nullable: true,
    description: `What the source said of them, by name, whatever the customer is shown with; at most ${String(DELIVERED_VALUES_CAP)}.`,
  })
  delivered(@Root() { delivered, customerId }: SourceProfileRow): DeliveredValueRow[] {
    return deliveredValues(delivered)
      .slice(0, DELIVERED_VALUES_CAP)
      .map((value) => ({ ...value, customerId }));
  }
}

@Resolver(() => MergedCustomer)
export class MergedCustomerResolver {
  @FieldResolver(() => ID, {
    description: 'Their id. It goes on working, and answers with the customer whom they were merged into.',
  })
  formerId(@Root() { id }: MergedCustomer): GlobalId {
    return toGlobalId(customerName.prefix, id);
  }
}
