import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { Queue } from './queue.type';

export function findQueuesById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<Queue[]> {
  return sql.lookUp(
    'queues.findQueuesById',
    `SELECT id, code, name FROM queues WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
}
