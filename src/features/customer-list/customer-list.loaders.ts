import { defineRootListLoader } from '../../platform/graphql/list-loader';
import { allCustomers } from './customer-list.repository';
import { customersOfContact } from './customers-by-contact.repository';

export const customerList = defineRootListLoader('customerList', allCustomers);
export const customersByContact = defineRootListLoader('customersByContact', customersOfContact);
