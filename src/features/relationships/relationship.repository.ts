import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql, SqlValue } from '../../platform/db/db';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { rowsByRequest } from '../../platform/db/rows-by-request';
import { roleOfOther } from './domain/relationship-role';
import type { RelationshipRow } from './relationship.type';

/** Which relationships of a customer. */
export interface RelationshipsRequest {
  readonly customerIds: CustomerIds;
  /** Only those that run at this moment; null: ended and future ones too. */
  readonly runsAt: Date | null;
}

/** Both ends of a relationship, each with its column and that of the other end. */
const ENDS = [
  { seenFrom: 'FIRST', own: 'r.customer_id', other: 'r.related_customer_id' },
  { seenFrom: 'RELATED', own: 'r.related_customer_id', other: 'r.customer_id' },
] as const;

const RUNS_AT = ' AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to > ?)';

type Selected = Omit<RelationshipRow, 'role'> & {
  readonly request: number;
  readonly seenFrom: (typeof ENDS)[number]['seenFrom'];
};

/** Relationships of customers, from whichever end, those known longest first; of each customer at most so many. */
export async function findRelationships(
  sql: Sql,
  scope: RowScope,
  requests: readonly RelationshipsRequest[],
  most: number,
): Promise<RelationshipRow[][]> {
  const arms = requests.flatMap(({ customerIds, runsAt }, index) =>
    ENDS.map(({ seenFrom, own, other }) => ({
      // What bound two customers who are one now binds nobody any more.
      sql: `(SELECT ${String(index)} AS request, '${seenFrom}' AS seenFrom, r.id, r.kind, ${other} AS otherCustomerId,
        r.valid_from AS validFrom, r.valid_to AS validTo FROM relationships r
        WHERE ${own} IN (?) AND ${other} NOT IN (?) AND ${withinScope(scope, own)}${runsAt ? RUNS_AT : ''}
        ORDER BY r.id LIMIT ${String(most)})`,
      values: [customerIds, customerIds, ...(runsAt ? [runsAt, runsAt] : [])] satisfies SqlValue[],
    })),
  );
  const rows = await sql.query<Selected>(
    'relationships.findRelationships',
    `${arms.map((arm) => arm.sql).join(' UNION ALL ')} ORDER BY id`,
    arms.flatMap(({ values }) => values),
  );
  return rowsByRequest(requests, rows).map((found) =>
    found.slice(0, most).map(({ request: _request, seenFrom, ...row }) => ({
      ...row,
      role: roleOfOther(row.kind, seenFrom),
    })),
  );
}
