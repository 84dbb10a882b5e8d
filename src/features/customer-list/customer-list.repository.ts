import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
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
import { CUSTOMER_COLUMNS, toCustomerRow } from '../customers/customer.columns';
import type { CustomerRow } from '../customers/customer.type';
import { interactionsOfCustomerFacts } from '../interactions/interaction.filter';
import { promisesOfCustomerFacts } from '../promises/promise.filter';
import { answersOfCustomerFacts } from '../surveys/survey-answer.filter';
import type { CustomerFilter, CustomerOrderField } from './customer-list.input';
import type { CustomerSearch } from './customer-search';
import { foundCustomers } from './customer-search.repository';

const ORDERS: Record<CustomerOrderField, Omit<RowOrder<CustomerRow>, 'descending'>> = {
  LAST_CONTACT: {
    column: 'c.last_contact_at',
    id: 'c.id',
    sortValueOf: ({ lastContactAt }) => lastContactAt && toSqlInstant(lastContactAt),
  },
  NAME: { column: 'c.display_name', id: 'c.id', sortValueOf: ({ displayName }) => displayName },
  CREATED_AT: { column: 'c.created_at', id: 'c.id', sortValueOf: ({ createdAt }) => toSqlInstant(createdAt) },
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

export interface CustomerListRequest extends ListRequest<CustomerFilter, CustomerOrderField> {
  /** With the rarest word first; null for all customers. */
  readonly search: CustomerSearch | null;
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

/** Whom a search found are read before the customers themselves, whatever a server thinks of the order asked for. */
function among(
  scope: RowScope,
  { search, asOf, filter, field }: CustomerListRequest,
  few: readonly Id[] | null,
): Fragment {
  if (search === null)
    return {
      sql: `customers c${walking(few ? 'PRIMARY' : indexOf(filter, INDEXES[field])) || NOT_BY_MERGE}`,
      values: [],
    };
  const { sql, values } = foundCustomers(scope, search, asOf, few);
  return { sql: `(${sql}) found STRAIGHT_JOIN customers c ON c.id = found.id`, values };
}

/** All customers, or those whom a search found; those who were merged into another are not among them. */
export const allCustomers: WholeList<CustomerRow, CustomerListRequest> = {
  name: 'customerList.allCustomers',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  isFoundByFew: true,
  select: (scope, request, few) => {
    const { filter, asOf } = request;
    const source = among(scope, request, few);
    const chosen = filterCondition(filter, conditionsOf(scope, asOf));
    const within = few ? withinScopeOrFew(scope, few, 'c.id') : withinScopeOfCustomer(scope, 'c');
    return {
      sql: `SELECT ${CUSTOMER_COLUMNS} FROM ${source.sql}
        WHERE c.absorbed_into_id IS NULL AND ${within} AND ${chosen.sql}`,
      values: [...source.values, ...chosen.values],
    };
  },
  toRow: toCustomerRow,
  customerOf: ({ ids }) => ids,
};
