import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { statusOfCustomer } from './advocacy.loaders';
import { AdvocacyStatus, type AdvocacyStatusRow, type WithStatusBeside } from './advocacy-status.type';

/** What advocacy adds to a customer. */
@Resolver(() => Customer)
export class CustomerAdvocacyResolver {
  @FieldResolver(() => AdvocacyStatus, {
    nullable: true,
    description: 'Whether the customer speaks for the bank; null until it was first worked out.',
  })
  advocacy(
    @Root() { ids, statusBeside }: CustomerRow & WithStatusBeside,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AdvocacyStatusRow | null> | AdvocacyStatusRow | null {
    return statusBeside === undefined ? loaders.load(statusOfCustomer, ids) : statusBeside;
  }
}
