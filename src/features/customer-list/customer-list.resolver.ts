import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { rightTo } from '../../platform/authz/field-rights';
import { Requires } from '../../platform/authz/requires';
import { connectionType, type Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { badUserInput } from '../../platform/graphql/errors';
import { listRequest } from '../../platform/graphql/list';
import { rootConnection } from '../../platform/graphql/list-loader';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs, pageRequest } from '../../platform/graphql/paging';
import { identifyAttributes } from '../attributes/attribute.loaders';
import { identifyCustomers } from '../customers/customer-family.loaders';
import { contactKeyCandidates, LONGEST_CONTACT_VALUE } from '../customers/contact-key';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { askedOfCustomers } from './customer-list.columns';
import { CustomerFilter, CustomerOrder, type CustomerOrderField } from './customer-list.input';
import { customerList, customersByContact, customerSearch, nameCounts } from './customer-list.loaders';
import { rarestFirst, readSearch, type CustomerSearch } from './customer-search';

const CustomerConnection = connectionType('Customer', () => Customer);

const BY_NAME: Order<CustomerOrderField> = { field: 'NAME', direction: 'ASC' };
const NEWEST_FIRST: Order<CustomerOrderField> = { field: 'CREATED_AT', direction: 'DESC' };

/** The order and the cursors of a list by name would tell the names to whom they are masked. */
const usualOrder = ({ viewer }: RequestContext): Order<CustomerOrderField> =>
  rightTo(viewer, 'NAME') === 'VISIBLE' ? BY_NAME : NEWEST_FIRST;

/** Who sees account numbers masked finds nobody by one: a guess would be confirmed. */
function searchOf({ viewer, phoneRegion }: RequestContext, typed: string): CustomerSearch {
  const search = readSearch(typed, phoneRegion);
  return rightTo(viewer, 'ACCOUNT_NUMBER') === 'VISIBLE' ? search : { ...search, accountNumber: '' };
}

async function byRarestWord(context: RequestContext, search: CustomerSearch): Promise<CustomerSearch> {
  return rarestFirst(search, await context.loaders.load(nameCounts, search.words));
}

@Resolver()
export class CustomerListResolver {
  @Requires('customer:read')
  @Query(() => CustomerConnection, {
    description:
      'All customers or those whom a search finds, by name unless ordered otherwise, newest first for whoever may not see names. Who was merged into another is not listed, but finds the one they were merged into.',
  })
  async customers(
    @Arg('filter', () => CustomerFilter, {
      nullable: true,
      description: 'Which customers; all when left out.',
    })
    filter: CustomerFilter | null | undefined,
    @Arg('search', () => String, {
      nullable: true,
      description:
        'Beginnings of words of the name, at least two characters each, in any order, without regard to case and accents; or a whole phone number in any notation, e-mail address, handle, id at a source or, for those who see it in full, account number. All customers when left out.',
    })
    search: string | null | undefined,
    @Arg('orderBy', () => [CustomerOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<CustomerOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CustomerRow>> {
    if (filter)
      await Promise.all([
        identifyCustomers(context, filter),
        identifyAttributes(context, 'CUSTOMER', filter),
      ]);
    const wanted = search == null ? null : searchOf(context, search);
    const name = `customers ${JSON.stringify(wanted)}`;
    const asked = listRequest(context, { name, unlessTold: usualOrder(context) }, { filter, orderBy, page });
    const { fields, withStatus, part } = askedOfCustomers(info, asked.request.field);
    const request = { fields, withStatus, part, ...asked.request };
    if (wanted === null) return rootConnection(context, customerList, { list: asked.list, request });
    const found = { search: await byRarestWord(context, wanted), ...request };
    return rootConnection(context, customerSearch, { list: asked.list, request: found });
  }

  @Requires('customer:find')
  @Query(() => CustomerConnection, {
    description:
      'The screen pop: all customers who share a phone number, e-mail address or handle. Those come first whom it reaches now, then those for whom it is verified, then primary, then the latest contact.',
  })
  customersByContact(
    @Arg('value', () => String, {
      description: 'A phone number in any notation, an e-mail address or a handle, as it arrived.',
    })
    value: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CustomerRow>> {
    const keys = contactKeyCandidates(value, context.phoneRegion);
    if (keys.length === 0) {
      throw badUserInput(
        `"value" is empty or over ${String(LONGEST_CONTACT_VALUE)} characters: give a phone number, an e-mail address or a handle.`,
      );
    }
    const list = `customersByContact ${JSON.stringify(keys)}`;
    const { fields, withStatus, part } = askedOfCustomers(info, 'FIT');
    const { page: wanted, asOf } = pageRequest(page, list, context);
    const request = { keys, fields, withStatus, part, page: wanted, asOf };
    return rootConnection(context, customersByContact, { list, request });
  }
}
