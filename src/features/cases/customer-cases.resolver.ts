import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { openCasesByCustomer } from './case.loaders';
import { CaseConnection, type CaseRow } from './case.type';

/** What cases add to a customer. */
@Resolver(() => Customer)
export class CustomerCasesResolver {
  @FieldResolver(() => CaseConnection, {
    nullable: true,
    description: 'Matters that are not settled yet, the latest opened first.',
  })
  openCases(
    @Root() { ids }: CustomerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<CaseRow>> {
    return customerConnection(context, openCasesByCustomer, ids, {
      list: 'openCases',
      page,
      narrow: () => undefined,
    });
  }
}
