import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import type { FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { compareId } from '../../platform/graphql/id-comparison';
import { attributeConditions } from '../attributes/attribute.filter';
import { productName } from '../accounts/product.type';
import { agentName } from '../agents/agent.type';
import { contactReasonName } from '../contact-reasons/contact-reason.type';
import { compareCustomerId } from '../customers/customer.filter';
import { compareStatus } from './case-status.filter';
import type { CaseFields, CaseFilter, CaseOfCustomerFilter } from './case.input';

const FIELDS: FieldConditions<CaseFields> = {
  channel: (channel) => compare('k.channel', channel),
  kind: (kind) => compare('k.kind', kind),
  status: compareStatus,
  priority: (priority) => compare('k.priority', priority),
  openedAt: (moment) => compare('k.opened_at', moment),
  dueAt: (moment) => compare('k.due_at', moment),
  resolvedAt: (moment) => compare('k.resolved_at', moment),
  closedAt: (moment) => compare('k.closed_at', moment),
  reopenings: (count) => compare('k.reopenings', count),
  owner: (id) => compareId('k.owner_id', id, agentName, 'filter.owner'),
  reason: (id) => compareId('k.reason_id', id, contactReasonName, 'filter.reason'),
  product: (id) => compareId('k.product_id', id, productName, 'filter.product'),
  attributes: (asked) => attributeConditions(asked, 'k.id'),
};

const CONDITIONS: FieldConditions<CaseFilter> = {
  ...FIELDS,
  customer: (id) => compareCustomerId('k.customer_id', id),
};

const CONDITIONS_OF_CUSTOMER: FieldConditions<CaseOfCustomerFilter> = {
  ...FIELDS,
  subject: (text) => compare('k.subject', text),
  rootCause: (text) => compare('k.root_cause', text),
};

/** The condition of a filter on the table aliased `k`. */
export function caseCondition(filter: CaseFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}

/** The condition of a filter within one customer’s cases. */
export function caseOfCustomerCondition(filter: CaseOfCustomerFilter): Fragment {
  return filterCondition(filter, CONDITIONS_OF_CUSTOMER);
}

export const casesOfCustomerFacts: FactsOfCustomer<CaseFilter> = {
  from: 'cases k',
  customerColumn: 'k.customer_id',
  timeColumn: 'k.opened_at',
  condition: caseCondition,
};
