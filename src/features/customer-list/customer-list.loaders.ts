import { defineRootListLoader } from '../../platform/graphql/list-loader';
import { customerOrder, findCustomers, type CustomerListRequest } from './customer-list.repository';
import {
  bestFitFirst,
  findCustomersByContact,
  type CustomersByContactRequest,
} from './customers-by-contact.repository';

export const customerList = defineRootListLoader(
  'customerList',
  ({ field, descending }: CustomerListRequest) => customerOrder(field, descending),
  ({ db, scope }, request) => findCustomers(db, scope, request),
);

export const customersByContact = defineRootListLoader(
  'customersByContact',
  (_request: CustomersByContactRequest) => bestFitFirst,
  ({ db, scope }, request) => findCustomersByContact(db, scope, request),
);
