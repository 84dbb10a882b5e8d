import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScopeOfCustomer, type RowScope } from '../../platform/authz/row-scope';
import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment, RowOrder } from '../../platform/db/keyset';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { factsCondition, type FactsFilter, type FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { accountsOfCustomerFacts } from '../accounts/account.filter';
import { customerAttributeConditions } from '../attributes/attribute.filter';
import { casesOfCustomerFacts } from '../cases/case.filter';
import type { CustomerRow } from '../customers/customer.type';
import { interactionsOfCustomerFacts } from '../interactions/interaction.filter';
import { promisesOfCustomerFacts } from '../promises/promise.filter';
import { answersOfCustomerFacts } from '../surveys/survey-answer.filter';
import {
  customerOfList,
  customersFrom,
  type AskedOfCustomers,
  type CustomerOfList,
} from './customer-list.columns';
import type { CustomerFilter, CustomerOrderField } from './customer-list.input';

export const CUSTOMER_ORDERS: Record<CustomerOrderField, Omit<RowOrder<CustomerRow>, 'descending'>> = {
  LAST_CONTACT: {
    column: 'c.last_contact_at',
    id: 'c.id',
    sortValueOf: ({ lastContactAt }) => lastContactAt,
  },
  NAME: { column: 'c.display_name', id: 'c.id', sortValueOf: ({ displayName }) => displayName },
  CREATED_AT: { column: 'c.created_at', id: 'c.id', sortValueOf: ({ createdAt }) => createdAt },
};

/** Conditions on the customer aliased `c`, within a scope and as of a moment. */
function conditionsOf(scope: RowScope, asOf: Date): FieldConditions<CustomerFilter> {
  const facts = <Filter>(kind: FactsOfCustomer<Filter>, asked: FactsFilter<Filter>, name: string): Fragment =>
    factsCondition(kind, asked, { scope, asOf, place: `filter.${name}` });
  return {
    kind: (kind) => compare('c.kind', kind),
    displayName: (name) => compare('c.display_name', name),
    segment: (segment) => compare('c.segment', segment),
    status: (status) => compare('c.status', status),
    language: (language) => compare('c.language', language),
    preferredChannel: (channel) => compare('c.preferred_channel', channel),
    lastContactAt: (moment) => compare('c.last_contact_at', moment),
    createdAt: (moment) => compare('c.created_at', moment),
    accounts: (asked) => facts(accountsOfCustomerFacts(asOf), asked, 'accounts'),
    interactions: (asked) => facts(interactionsOfCustomerFacts, asked, 'interactions'),
    cases: (asked) => facts(casesOfCustomerFacts, asked, 'cases'),
    promises: (asked) => facts(promisesOfCustomerFacts, asked, 'promises'),
    surveyAnswers: (asked) => facts(answersOfCustomerFacts, asked, 'surveyAnswers'),
    attributes: customerAttributeConditions,
  };
}

export type CustomerListRequest = ListRequest<CustomerFilter, CustomerOrderField>;

/** The condition for those whom a request asks for, of customers aliased `c`: those who were merged into another are not among them. */
export function chosenCustomers(
  scope: RowScope,
  { filter, asOf }: CustomerListRequest,
  few: readonly Id[] | null,
): Fragment {
  const chosen = filterCondition(filter, conditionsOf(scope, asOf));
  const within = few ? withinScopeOrFew(scope, few, 'c.id') : withinScopeOfCustomer(scope, 'c');
  return { sql: `c.absorbed_into_id IS NULL AND ${within} AND ${chosen.sql}`, values: chosen.values };
}

const INDEXES: Record<CustomerOrderField, OrderedIndexes<CustomerFilter>> = {
  LAST_CONTACT: {
    held: { segment: 'ix_customers_segment_last_contact', status: 'ix_customers_status_last_contact' },
    unindexed: ['lastContactAt', 'kind', 'language', 'preferredChannel'],
  },
  NAME: {
    held: { segment: 'ix_customers_segment_name', status: 'ix_customers_status_name' },
    unindexed: ['displayName', 'kind', 'language', 'preferredChannel'],
  },
  CREATED_AT: {
    held: { segment: 'ix_customers_segment_created', status: 'ix_customers_status_created' },
    unindexed: ['createdAt', 'kind', 'language', 'preferredChannel'],
  },
};

/** Nearly everybody was merged into nobody: an index of that is no way to find them. */
const NOT_BY_MERGE = ' IGNORE INDEX (ix_customers_absorbed_into)';

/** All customers. */
export const allCustomers: WholeList<CustomerOfList, CustomerListRequest & AskedOfCustomers> = {
  name: 'customerList.allCustomers',
  orderOf: ({ field, descending }) => ({ ...CUSTOMER_ORDERS[field], descending }),
  isFoundByFew: true,
  select: (scope, request, few) => {
    const { sql, values } = chosenCustomers(scope, request, few);
    const index = walking(few ? 'PRIMARY' : indexOf(request.filter, INDEXES[request.field]));
    return {
      sql: `SELECT ${customersFrom(request, `customers c${index || NOT_BY_MERGE}`)} WHERE ${sql}`,
      values,
    };
  },
  toRow: customerOfList,
  customerOf: ({ ids }) => ids,
};
