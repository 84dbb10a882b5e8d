import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { PromiseChangeRow } from './promise-change.type';

const SELECT = `SELECT h.id, h.promise_id AS promiseId, h.at, h.former_due_at AS formerDueAt, h.new_due_at AS newDueAt,
  h.told_at AS toldAt, h.told_how AS toldHow, h.agent_id AS agentId FROM promise_changes h`;

export function findPromiseChangesById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<PromiseChangeRow[]> {
  return sql.lookUp(
    'promises.findPromiseChangesById',
    `${SELECT} WHERE h.id IN (?) AND ${withinScope(scope, 'h.customer_id')}`,
    [ids],
  );
}

/** Changes of a promise, the latest first. */
export const changesOfPromise: CustomerList<PromiseChangeRow> = {
  name: 'promises.changesOfPromise',
  order: { column: 'h.at', id: 'h.id', descending: true, sortValueOf: ({ at }) => at },
  select: (scope) => ({
    sql: `${SELECT} WHERE h.promise_id = ? AND ${withinScope(scope, 'h.customer_id')}`,
    values: [],
  }),
};
