import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { shownOfList } from '../../platform/graphql/asked-fields';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { askedByFilter, customerConnection } from '../../platform/graphql/list-loader';
import { PageArgs } from '../../platform/graphql/paging';
import { identifyAttributes } from '../attributes/attribute.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { CaseOfCustomerFilter } from './case.input';
import { casesByCustomer, openCasesByCustomer } from './case.loaders';
import { CaseConnection, type CaseRow } from './case.type';

/** What cases add to a customer. */
@Resolver(() => Customer)
export class CustomerCasesResolver {
  @FieldResolver(() => CaseConnection, {
    nullable: true,
    description: 'Matters that are not settled yet, the latest opened first.',
  })
  openCases(
    @Root() customer: CustomerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CaseRow>> {
    return customerConnection(context, openCasesByCustomer, customer, page, () => ({
      list: 'openCases',
      ...shownOfList(info),
      narrow: () => undefined,
    }));
  }

  @FieldResolver(() => CaseConnection, {
    nullable: true,
    description: 'The customer’s matters, settled ones too, the latest opened first.',
  })
  cases(
    @Root() customer: CustomerRow,
    @Arg('filter', () => CaseOfCustomerFilter, {
      nullable: true,
      description: 'Which ones; all when left out.',
    })
    filter: CaseOfCustomerFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CaseRow>> {
    const connection = (): Promise<Connection<CaseRow>> =>
      customerConnection(context, casesByCustomer, customer, page, () =>
        askedByFilter('cases', filter, shownOfList(info)),
      );
    return filter ? identifyAttributes(context, 'CASE', filter).then(connection) : connection();
  }
}
