import type { Id } from '../../kernel/id';
import { toSqlInstant } from '../../kernel/instant';
import type { Page } from '../../kernel/page';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import { pagePerCustomer, type CustomerPage } from '../../platform/db/page-per-customer';
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

export const latestMadeFirst: RowOrder<Pick<PromiseRow, 'madeAt'>> = {
  column: 'p.made_at',
  id: 'p.id',
  descending: true,
  sortValueOf: ({ madeAt }) => toSqlInstant(madeAt),
};

/** Which of a customer's promises; without a state, all. */
export interface PromiseNarrowing {
  readonly state: PromiseState | null;
}

/** Promises to customers, the latest made first. */
export function findPromisesByCustomer(
  sql: Sql,
  scope: RowScope,
  requests: readonly CustomerPage<PromiseNarrowing>[],
): Promise<Page<PromiseRow>[]> {
  return pagePerCustomer<PromiseRow, PromiseNarrowing>(
    sql,
    {
      name: 'promises.findPromisesByCustomer',
      order: latestMadeFirst,
      select: (customerId, { state }) => ({
        sql: `${SELECT} WHERE p.customer_id = ?${state ? ' AND p.state = ?' : ''} AND ${withinScope(scope, 'p.customer_id')}`,
        values: state ? [customerId, state] : [customerId],
      }),
    },
    requests,
  );
}
