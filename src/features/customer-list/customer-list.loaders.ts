import { defineRootListLoader } from '../../platform/graphql/list-loader';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { customerItself } from '../customers/customer.loaders';
import { allCustomers } from './customer-list.repository';
import { countNames } from './customer-search.repository';
import { customersOfContact } from './customers-by-contact.repository';

export const customerList = defineRootListLoader('customerList', allCustomers, customerItself);
export const customersByContact = defineRootListLoader(
  'customersByContact',
  customersOfContact,
  customerItself,
);

/** How many rows of the names the words of a search begin, as far as it takes to know the rarest. */
export const nameCounts: LoaderDefinition<readonly string[], ReadonlyMap<string, number>> = {
  name: 'nameCounts',
  keyText: (words) => words.join(' '),
  load: async ({ db, scope }, searches) => {
    const counts = await countNames(db, scope, searches);
    return searches.map(() => counts);
  },
};
