import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { caseCondition, caseOfCustomerCondition } from './case.filter';
import type { CaseFilter, CaseOfCustomerFilter, CaseOrderField } from './case.input';
import type { CaseRow } from './case.type';

const SELECT = `SELECT k.id, k.customer_id AS customerId, k.kind, k.subject, k.channel, k.status, k.priority,
  k.opened_at AS openedAt, k.due_at AS dueAt, k.resolved_at AS resolvedAt, k.closed_at AS closedAt, k.reopenings,
  k.owner_id AS ownerId, k.reason_id AS reasonId, k.product_id AS productId, k.root_cause AS rootCause,
  k.redress_amount AS redressAmount, k.redress_currency AS redressCurrency, k.version FROM cases k`;

type SelectedCase = Omit<CaseRow, 'redress'> & {
  readonly redressAmount: string | null;
  readonly redressCurrency: string | null;
};

function toCaseRow({ redressAmount: amount, redressCurrency: currency, ...row }: SelectedCase): CaseRow {
  return { ...row, redress: amount === null || currency === null ? null : { amount, currency } };
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
  sortValueOf: ({ openedAt }) => toSqlInstant(openedAt),
};

/** Cases of a customer that are neither resolved nor closed, the latest opened first. */
export const openCasesOfCustomer: CustomerList<CaseRow> = {
  name: 'cases.openCasesOfCustomer',
  order: { ...BY_OPENED_AT, descending: true },
  select: (scope, customerId) => ({
    sql: `${SELECT} WHERE k.customer_id = ? AND k.is_open = 1 AND ${withinScope(scope, 'k.customer_id')}`,
    values: [customerId],
  }),
  toRow: toCaseRow,
};

/** Cases of a customer, as many as a filter leaves, the latest opened first. */
export const casesOfCustomer: CustomerList<CaseRow, CaseOfCustomerFilter> = {
  name: 'cases.casesOfCustomer',
  order: { ...BY_OPENED_AT, descending: true },
  select: (scope, customerId, filter) => {
    const chosen = caseOfCustomerCondition(filter);
    return {
      sql: `${SELECT} WHERE k.customer_id = ? AND ${withinScope(scope, 'k.customer_id')} AND ${chosen.sql}`,
      values: [customerId, ...chosen.values],
    };
  },
  toRow: toCaseRow,
};

const ORDERS: Record<CaseOrderField, Omit<RowOrder<CaseRow>, 'descending'>> = {
  OPENED_AT: BY_OPENED_AT,
  DUE_AT: { column: 'k.due_at', id: 'k.id', sortValueOf: ({ dueAt }) => dueAt && toSqlInstant(dueAt) },
};

/** All of them, those of nobody included. */
export const allCases: WholeList<CaseRow, ListRequest<CaseFilter, CaseOrderField>> = {
  name: 'cases.allCases',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  select: (scope, { filter }) => {
    const chosen = caseCondition(filter);
    return {
      sql: `${SELECT} WHERE ${withinScope(scope, 'k.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: toCaseRow,
};
