import { toTotalCount } from '../../kernel/total-count';
import { countList, type WholeList } from '../../platform/db/whole-list';
import {
  defineRootListLoader,
  type Named,
  type RootListLoader,
  type RootRequest,
} from '../../platform/graphql/list-loader';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { customerItself } from '../customers/customer.loaders';
import { counted, type AskedOfCustomers, type CustomerOfList } from './customer-list.columns';
import { allCustomers } from './customer-list.repository';
import {
  countNames,
  foundCustomers,
  type CustomerSearchRequest,
  type FoundCustomer,
} from './customer-search.repository';
import { customersOfContact } from './customers-by-contact.repository';

/** A list of customers: how many they are has nothing to do with what is read of them. */
function defineCustomers<Row extends CustomerOfList, Request extends RootRequest & AskedOfCustomers>(
  name: string,
  list: WholeList<Row, Request>,
): RootListLoader<Row, Request> {
  const { count, ...loader } = defineRootListLoader(name, list, customerItself);
  const alone = ({ list: named, request }: Named<Request>): Named<Request> => ({
    list: named,
    request: counted(request),
  });
  return {
    ...loader,
    count: { ...count, load: (context, asked) => count.load(context, asked.map(alone)) },
  };
}

export const customerList = defineCustomers('customerList', allCustomers);
export const customersByContact = defineCustomers('customersByContact', customersOfContact);

const found = defineRootListLoader('customerSearch', foundCustomers, customerItself);

/** A page says how many a search finds; one that begins or ends at a cursor may be empty, and say nothing. */
export const customerSearch: RootListLoader<FoundCustomer, CustomerSearchRequest> = {
  ...found,
  count: {
    ...found.count,
    load: ({ db, scope, loaders }, searches) =>
      Promise.all(
        searches.map(async (search) => {
          const [first] = (await loaders.load(customerSearch.page, search)).rows;
          const { request } = search;
          const { after, before } = request.page;
          if (!first && (after || before)) return countList(db, scope, foundCustomers, counted(request));
          return toTotalCount(first?.counted ?? 0);
        }),
      ),
  },
};

/** How many rows of the names the words of a search begin, as far as it takes to know the rarest. */
export const nameCounts: LoaderDefinition<readonly string[], ReadonlyMap<string, number>> = {
  name: 'nameCounts',
  keyText: (words) => words.join(' '),
  load: async ({ db, scope }, searches) => {
    const counts = await countNames(db, scope, searches);
    return searches.map(() => counts);
  },
};
