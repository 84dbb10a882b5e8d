import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList, TableRows } from '../../platform/db/page-per-customer';
import { allOf, partsOf, type Columns, type RowPart } from '../../platform/db/row-part';
import { rowsOfTable } from '../../platform/db/rows-of-table';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { opennessOf } from './case-status.filter';
import { caseCondition, caseOfCustomerCondition } from './case.filter';
import type { CaseFilter, CaseOfCustomerFilter, CaseOrderField } from './case.input';
import type { CaseRow } from './case.type';

const COLUMNS: Columns<CaseRow> = {
  id: 'k.id',
  customerId: 'k.customer_id',
  kind: 'k.kind',
  subject: 'k.subject',
  channel: 'k.channel',
  status: 'k.status',
  priority: 'k.priority',
  openedAt: 'k.opened_at',
  dueAt: 'k.due_at',
  resolvedAt: 'k.resolved_at',
  closedAt: 'k.closed_at',
  reopenings: 'k.reopenings',
  answeredInTime: 'k.answered_in_time',
  toldAt: 'k.told_at',
  toldHow: 'k.told_how',
  interactionId: 'k.interaction_id',
  ownerId: 'k.owner_id',
  reasonId: 'k.reason_id',
  productId: 'k.product_id',
  rootCause: 'k.root_cause',
  redressAmount: 'k.redress_amount',
  redressCurrency: 'k.redress_currency',
  version: 'k.version',
};

/** As much of a case as some fields show; null where that may be everything. A screen pop shows a few of them. */
export const partOfCase = partsOf<CaseRow>({
  columns: COLUMNS,
  always: ['id', 'customerId', 'openedAt', 'dueAt'],
  readBy: {
    customer: ['customerId'],
    interaction: ['interactionId'],
    owner: ['ownerId'],
    reason: ['reasonId'],
    product: ['productId'],
    redress: ['redressAmount', 'redressCurrency'],
  },
});

const ROWS: TableRows = {
  columns: allOf(COLUMNS),
  table: 'cases k',
  partFor: partOfCase,
};

/** A part of each, or whole ones where that is null. */
export function findCasesById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  part: RowPart | null,
): Promise<CaseRow[]> {
  return rowsOfTable(
    sql,
    'cases.findCasesById',
    ROWS,
    { sql: `k.id IN (?) AND ${withinScope(scope, 'k.customer_id')}`, values: [ids] },
    part,
  );
}

const BY_OPENED_AT: Omit<RowOrder<CaseRow>, 'descending'> = {
  column: 'k.opened_at',
  id: 'k.id',
  sortValueOf: ({ openedAt }) => openedAt,
};

const OPEN_OF_CUSTOMER = 'ix_cases_customer_open';

function indexOfCustomer({ status }: CaseOfCustomerFilter): string {
  return status != null && opennessOf(status) !== null ? OPEN_OF_CUSTOMER : 'ix_cases_customer';
}

/** Cases of a customer that are neither resolved nor closed, the latest opened first. */
export const openCasesOfCustomer: CustomerList<CaseRow> = {
  name: 'cases.openCasesOfCustomer',
  order: { ...BY_OPENED_AT, descending: true },
  rows: ROWS,
  select: (scope, customerIds, _, columns) => {
    const { sql, values } = all([
      condition('k.customer_id = ? AND k.is_open = 1'),
      condition(withinScopeOf(scope, customerIds, 'k.customer_id')),
    ]);
    return { sql: `SELECT ${columns} FROM ${ROWS.table}${walking(OPEN_OF_CUSTOMER)} WHERE ${sql}`, values };
  },
};

/** Cases of a customer, as many as a filter leaves, the latest opened first. */
export const casesOfCustomer: CustomerList<CaseRow, CaseOfCustomerFilter> = {
  name: 'cases.casesOfCustomer',
  order: { ...BY_OPENED_AT, descending: true },
  rows: ROWS,
  select: (scope, customerIds, filter, columns) => {
    const { sql, values } = all([
      condition('k.customer_id = ?'),
      condition(withinScopeOf(scope, customerIds, 'k.customer_id')),
      caseOfCustomerCondition(filter),
    ]);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(indexOfCustomer(filter))} WHERE ${sql}`,
      values,
    };
  },
};

const ORDERS: Record<CaseOrderField, Omit<RowOrder<CaseRow>, 'descending'>> = {
  OPENED_AT: BY_OPENED_AT,
  DUE_AT: { column: 'k.due_at', id: 'k.id', sortValueOf: ({ dueAt }) => dueAt },
};

/** The few that are open are found so, an owner's are few enough to be sorted; of those that are done the same indexes have the order. */
function indexOfCases(filter: CaseFilter, field: CaseOrderField): string | null {
  const { status, ...rest } = filter;
  const isOpen = status == null ? null : opennessOf(status);
  const ofStatus = field === 'DUE_AT' ? 'ix_cases_open_due' : 'ix_cases_open_opened';
  const indexes: OrderedIndexes<Omit<CaseFilter, 'status'>> = {
    held: isOpen === true ? { owner: 'ix_cases_owner' } : {},
    ...(isOpen !== null && { all: ofStatus }),
    unindexed: [field === 'DUE_AT' ? 'dueAt' : 'openedAt', 'kind', 'priority', 'channel', 'reopenings'],
  };
  return indexOf(rest, indexes);
}

/** All of them, those of nobody included. */
export const allCases: WholeList<CaseRow, ListRequest<CaseFilter, CaseOrderField>> = {
  name: 'cases.allCases',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  rows: ROWS,
  isFoundByFew: true,
  select: (scope, { filter, field }, few, columns) => {
    const chosen = caseCondition(filter);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(few ? 'ix_cases_customer' : indexOfCases(filter, field))} WHERE ${withinScopeOrFew(scope, few, 'k.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
};
