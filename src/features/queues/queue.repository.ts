import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import type { Queue } from './queue.type';

/** Queues are the bank's own and no customer's: no row scope. */
export function findQueuesById(sql: Sql, ids: readonly Id[]): Promise<Queue[]> {
  return sql.query('queues.findQueuesById', 'SELECT id, code, name FROM queues WHERE id IN (?)', [ids]);
}
