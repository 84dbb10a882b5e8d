import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList, TableRows } from '../../platform/db/page-per-customer';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { opennessOf } from './case-status.filter';
import { caseCondition, caseOfCustomerCondition } from './case.filter';
import type { CaseFilter, CaseOfCustomerFilter, CaseOrderField } from './case.input';
import type { CaseRow } from './case.type';

const ROWS: TableRows = {
  columns: `k.id, k.customer_id AS customerId, k.kind, k.subject, k.channel, k.status, k.priority,
    k.opened_at AS openedAt, k.due_at AS dueAt, k.resolved_at AS resolvedAt, k.closed_at AS closedAt, k.reopenings,
    k.answered_in_time AS answeredInTime, k.told_at AS toldAt, k.told_how AS toldHow, k.interaction_id AS interactionId,
    k.owner_id AS ownerId, k.reason_id AS reasonId, k.product_id AS productId, k.root_cause AS rootCause,
    k.redress_amount AS redressAmount, k.redress_currency AS redressCurrency, k.version`,
  table: 'cases k',
};
const SELECT = `SELECT ${ROWS.columns} FROM ${ROWS.table}`;

type SelectedCase = Omit<CaseRow, 'redress' | 'answeredInTime'> & {
  readonly answeredInTime: number | null;
  readonly redressAmount: string | null;
  readonly redressCurrency: string | null;
};

function toCaseRow(selected: SelectedCase): CaseRow {
  const { redressAmount: amount, redressCurrency: currency, answeredInTime, ...row } = selected;
  return {
    ...row,
    redress: amount === null || currency === null ? null : { amount, currency },
    answeredInTime: answeredInTime === null ? null : answeredInTime === 1,
  };
}

export async function findCasesById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<CaseRow[]> {
  const rows = await sql.query<SelectedCase>(
    'cases.findCasesById',
    `${SELECT} WHERE k.id IN (?) AND ${withinScope(scope, 'k.customer_id')}`,
    [ids],
  );
  return rows.map(toCaseRow);
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
  toRow: toCaseRow,
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
  toRow: toCaseRow,
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
  isFoundByFew: true,
  select: (scope, { filter, field }, few) => {
    const chosen = caseCondition(filter);
    return {
      sql: `${SELECT}${walking(few ? 'ix_cases_customer' : indexOfCases(filter, field))} WHERE ${withinScopeOrFew(scope, few, 'k.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: toCaseRow,
};
