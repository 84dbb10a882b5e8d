import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import { connectionType, type Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { badUserInput } from '../../platform/graphql/errors';
import { answerList } from '../../platform/graphql/list';
import { rootConnection } from '../../platform/graphql/list-loader';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs, pageRequest } from '../../platform/graphql/paging';
import { contactKeyCandidates, LONGEST_CONTACT_VALUE } from '../customers/contact-key';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { CustomerFilter, CustomerOrder, type CustomerOrderField } from './customer-list.input';
import { customerList, customersByContact } from './customer-list.loaders';

const CustomerConnection = connectionType('Customer', () => Customer);

const BY_NAME: Order<CustomerOrderField> = { field: 'NAME', direction: 'ASC' };

@Resolver()
export class CustomerListResolver {
  @Requires('customer:read')
  @Query(() => CustomerConnection, {
    description:
      'All customers, by name unless ordered otherwise. Who was merged into another is not listed.',
  })
  customers(
    @Arg('filter', () => CustomerFilter, {
      nullable: true,
      description: 'Which customers; all when left out.',
    })
    filter: CustomerFilter | null | undefined,
    @Arg('orderBy', () => [CustomerOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<CustomerOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<CustomerRow>> {
    const list = { name: 'customers', loader: customerList, unlessTold: BY_NAME };
    return answerList(context, list, { filter, orderBy, page });
  }

  @Requires('customer:read')
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
  ): Promise<Connection<CustomerRow>> {
    const keys = contactKeyCandidates(value, context.phoneRegion);
    if (keys.length === 0) {
      throw badUserInput(
        `"value" is empty or over ${String(LONGEST_CONTACT_VALUE)} characters: give a phone number, an e-mail address or a handle.`,
      );
    }
    const list = `customersByContact ${JSON.stringify(keys)}`;
    return rootConnection(context, customersByContact, list, {
      keys,
      ...pageRequest(page, list, context),
    });
  }
}
