import { defineRootListLoader } from '../../platform/graphql/list-loader';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { allCustomers } from './customer-list.repository';
import { countNames } from './customer-search.repository';
import { customersOfContact } from './customers-by-contact.repository';

export const customerList = defineRootListLoader('customerList', allCustomers);
export const customersByContact = defineRootListLoader('customersByContact', customersOfContact);

/** How many rows of the names each word of a search begins. */
export const nameCounts: LoaderDefinition<string, number> = {
  name: 'nameCounts',
  keyText: (word) => word,
  load: async ({ db, scope }, words) => {
    const counts = await countNames(db, scope, words);
    return words.map((word) => counts.get(word) ?? 0);
  },
};
