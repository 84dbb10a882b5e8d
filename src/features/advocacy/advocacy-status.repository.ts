import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { AdvocacyStatus } from './advocacy-status.type';

type SelectedStatus = Omit<AdvocacyStatus, 'vip'> & { readonly customerId: Id; readonly isVip: number };

/** The status of customers, by customer. It is derived, not a fact: a merged customer has one, under their own id. */
export async function findAdvocacyStatuses(
  sql: Sql,
  scope: RowScope,
  customerIds: readonly Id[],
): Promise<Map<Id, AdvocacyStatus>> {
  const rows = await sql.query<SelectedStatus>(
    'advocacy.findAdvocacyStatuses',
    `SELECT s.customer_id AS customerId, s.stage, s.score, s.is_vip AS isVip, s.since FROM advocacy_statuses s
      WHERE s.customer_id IN (?) AND ${withinScope(scope, 's.customer_id')}`,
    [customerIds],
  );
  return new Map(rows.map(({ customerId, isVip, ...row }) => [customerId, { ...row, vip: isVip === 1 }]));
}
