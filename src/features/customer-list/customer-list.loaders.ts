import { toTotalCount } from '../../kernel/total-count';
import { countList } from '../../platform/db/whole-list';
import {
  defineRootListLoader,
  type Named,
  type RootListLoader,
  type RootRequest,
} from '../../platform/graphql/list-loader';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { statusOfCustomer } from '../advocacy/advocacy.loaders';
import { customerItself } from '../customers/customer.loaders';
import type { AskedOfCustomers, CustomerOfList } from './customer-list.columns';
import { allCustomers } from './customer-list.repository';
import {
  countNames,
  foundCustomers,
  type CustomerSearchRequest,
  type FoundCustomer,
} from './customer-search.repository';
import { customersOfContact } from './customers-by-contact.repository';

/** Whoever asks for what was read beside the customers finds it there. How many they are has nothing to do with it. */
function knowingWhatIsBeside<Row extends CustomerOfList, Request extends RootRequest & AskedOfCustomers>({
  page,
  count,
  ...loader
}: RootListLoader<Row, Request>): RootListLoader<Row, Request> {
  const alone = ({ list, request }: Named<Request>): Named<Request> => ({
    list,
    request: { ...request, withStatus: false, part: null },
  });
  return {
    ...loader,
    page: {
      ...page,
      load: async (context, asked) => {
        const pages = await page.load(context, asked);
        for (const { rows } of pages)
          for (const { ids, statusBeside } of rows)
            if (statusBeside !== undefined) context.loaders.know(statusOfCustomer, ids, statusBeside);
        return pages;
      },
    },
    count: { ...count, load: (context, asked) => count.load(context, asked.map(alone)) },
  };
}

export const customerList = knowingWhatIsBeside(
  defineRootListLoader('customerList', allCustomers, customerItself),
);
export const customersByContact = knowingWhatIsBeside(
  defineRootListLoader('customersByContact', customersOfContact, customerItself),
);

const found = defineRootListLoader('customerSearch', foundCustomers, customerItself);

/** A page says how many a search finds; one that begins or ends at a cursor may be empty, and say nothing. */
export const customerSearch: RootListLoader<FoundCustomer, CustomerSearchRequest> = {
  ...knowingWhatIsBeside(found),
  count: {
    ...found.count,
    load: ({ db, scope, loaders }, searches) =>
      Promise.all(
        searches.map(async (search) => {
          const [first] = (await loaders.load(customerSearch.page, search)).rows;
          const { request } = search;
          const { after, before } = request.page;
          if (!first && (after || before)) return countList(db, scope, foundCustomers, request);
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
