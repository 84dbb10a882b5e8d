import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { may } from '../../platform/authz/policy';
import type { RequestContext } from '../../platform/graphql/context';
import { Weighs } from '../../platform/graphql/weight';
import type { Viewer } from '../../platform/identity/viewer';
import { ViewerType } from '../../platform/identity/viewer.resolver';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { unmaskedOfViewer } from './unmasking.loaders';
import { UNMASKED_CAP, UnmaskedCustomer, type UnmaskedCustomerRow } from './unmasking.type';

/** What unmasking adds to a viewer. */
@Resolver(() => ViewerType)
export class ViewerUnmaskedResolver {
  @Weighs({ listSize: { assumedSize: UNMASKED_CAP } })
  @FieldResolver(() => [UnmaskedCustomer], {
    nullable: true,
    description: `Customers who are unmasked for you at present, those first unmasked first; at most ${String(UNMASKED_CAP)}.`,
  })
  async unmasked(
    @Root() viewer: Viewer,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly UnmaskedCustomerRow[]> {
    if (!may(viewer, 'customer:unmask')) return [];
    return (await loaders.loadOptional(unmaskedOfViewer, viewer.subjectId))?.customers ?? [];
  }
}

@Resolver(() => UnmaskedCustomer)
export class UnmaskedCustomerResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Who it is.' })
  customer(
    @Root() { id }: UnmaskedCustomerRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, id, info);
  }
}
