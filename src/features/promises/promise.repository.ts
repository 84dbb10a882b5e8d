import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { promiseCondition } from './promise.filter';
import type { PromiseFilter, PromiseOrderField } from './promise.input';
import type { PromiseRow, PromiseState } from './promise.type';

const SELECT = `SELECT p.id, p.customer_id AS customerId, p.kind, p.text, p.made_at AS madeAt, p.due_at AS dueAt,
  p.told_how AS toldHow, p.state, p.settled_at AS settledAt, p.owner_id AS ownerId, p.version FROM promises p`;

export function findPromisesById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<PromiseRow[]> {
  return sql.query(
    'promises.findPromisesById',
    `${SELECT} WHERE p.id IN (?) AND ${withinScope(scope, 'p.customer_id')}`,
    [ids],
  );
}

/** Which of a customer's promises; without a state, all. */
export interface PromiseNarrowing {
  readonly state: PromiseState | null;
}

/** Promises to a customer, the latest made first. */
export const promisesOfCustomer: CustomerList<PromiseRow, PromiseNarrowing> = {
  name: 'promises.promisesOfCustomer',
  order: {
    column: 'p.made_at',
    id: 'p.id',
    descending: true,
    sortValueOf: ({ madeAt }) => toSqlInstant(madeAt),
  },
  select: (scope, customerId, { state }) => ({
    sql: `${SELECT} WHERE p.customer_id = ?${state ? ' AND p.state = ?' : ''} AND ${withinScope(scope, 'p.customer_id')}`,
    values: state ? [customerId, state] : [customerId],
  }),
};

const ORDERS: Record<PromiseOrderField, Omit<RowOrder<PromiseRow>, 'descending'>> = {
  MADE_AT: { column: 'p.made_at', id: 'p.id', sortValueOf: ({ madeAt }) => toSqlInstant(madeAt) },
  DUE_AT: { column: 'p.due_at', id: 'p.id', sortValueOf: ({ dueAt }) => toSqlInstant(dueAt) },
};

/** All of them, those of nobody included. */
export const allPromises: WholeList<PromiseRow, ListRequest<PromiseFilter, PromiseOrderField>> = {
  name: 'promises.allPromises',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  select: (scope, { filter }) => {
    const chosen = promiseCondition(filter);
    return {
      sql: `${SELECT} WHERE ${withinScope(scope, 'p.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
};
