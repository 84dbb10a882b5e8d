import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql, Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

/** An unmasking as it is kept. Rows are only ever added: a later end counts, and what has ended has ended by itself. */
interface UnmaskingRow {
  readonly id: Id;
  readonly subjectId: string;
  readonly customerId: Id;
  readonly endsAt: Date;
}

export function insertUnmasking(sql: Sql, row: UnmaskingRow): Promise<void> {
  const target = { table: 'unmaskings', columns: ['id', 'subjectId', 'customerId', 'endsAt'] } as const;
  return insertRows(sql, 'unmasking.insertUnmasking', target, [row]);
}

/** Holds a viewer until the transaction ends: whoever else counts what is unmasked for them waits. */
export function lockViewer(tx: Tx, subjectId: string): Promise<void> {
  const target = { table: 'unmasking_viewers', columns: ['subjectId'] } as const;
  return insertRows(tx, 'unmasking.lockViewer', target, [{ subjectId }]);
}

/** One of the ids that make up an unmasked customer, with one of the accounts that it holds, in whatever role and whenever. */
export interface UnmaskedPart {
  /** The customer: whoever was merged into another is the other. */
  readonly customerId: Id;
  readonly until: Date;
  readonly partId: Id;
  readonly accountId: Id | null;
}

/** Of whom masks are lifted for a viewer at a moment, those first unmasked first; no more than `cap` customers. */
export function findUnmasked(
  sql: Sql,
  scope: RowScope,
  { subjectId, at, cap }: { readonly subjectId: string; readonly at: Date; readonly cap: number },
): Promise<UnmaskedPart[]> {
  return sql.query<UnmaskedPart>(
    'unmasking.findUnmasked',
    `WITH unmasked AS (
       SELECT COALESCE(r.absorbed_into_id, r.id) AS customer_id, MAX(u.ends_at) AS ends_at, MIN(u.id) AS first_id
         FROM unmaskings u JOIN customers r ON r.id = u.customer_id
         WHERE u.subject_id = ? AND u.ends_at > ? AND ${withinScope(scope, 'u.customer_id')}
         GROUP BY COALESCE(r.absorbed_into_id, r.id) ORDER BY first_id LIMIT ${String(cap)}
     ), parts AS (
       SELECT customer_id, ends_at, first_id, customer_id AS part_id FROM unmasked
       UNION ALL
       SELECT m.customer_id, m.ends_at, m.first_id, a.id FROM unmasked m JOIN customers a ON a.absorbed_into_id = m.customer_id
     )
     SELECT p.customer_id AS customerId, p.ends_at AS until, p.part_id AS partId, h.account_id AS accountId
       FROM parts p LEFT JOIN account_holders h ON h.customer_id = p.part_id ORDER BY p.first_id`,
    [subjectId, at],
  );
}
