import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { readOfParents } from '../../platform/db/read-of-parents';
import { rowsByRequest } from '../../platform/db/rows-by-request';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { ConsentDecisionRow } from './consent.type';

/**
 * The decisions of customers up to a moment, by purpose and channel; of each purpose and channel the latest so many. All of a
 * customer's are read, and numbered: they are few, and a limit for a customer could cut off an old one that still holds. They are
 * numbered in the order of domain/consent.ts: a withdrawal comes after a grant in the alphabet too.
 */
export async function findConsentDecisions(
  sql: Sql,
  scope: RowScope,
  customers: readonly CustomerIds[],
  { until, most }: { readonly until: Date; readonly most: number },
): Promise<ConsentDecisionRow[][]> {
  const arms = customers.map(
    (_, index) => `SELECT ${String(index)} AS request, d.id, d.purpose, d.channel, d.state,
      d.decided_at AS decidedAt, d.source_id AS sourceId,
      ROW_NUMBER() OVER (PARTITION BY d.purpose, d.channel ORDER BY d.decided_at DESC, d.state DESC, d.id DESC) AS place
      FROM consent_decisions d
      WHERE d.customer_id IN (?) AND d.decided_at <= ? AND ${withinScope(scope, 'd.customer_id')}`,
  );
  const rows = await readOfParents<ConsentDecisionRow & { readonly request: number }>(
    sql,
    customers.length,
    'consents.findConsentDecisions',
    `SELECT request, id, purpose, channel, state, decidedAt, sourceId FROM (${arms.join(' UNION ALL ')}) latest
      WHERE place <= ? ORDER BY purpose, channel`,
    [...customers.flatMap((ids) => [ids, until]), most],
  );
  return rowsByRequest(customers, rows);
}

export function findConsentDecisionsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<ConsentDecisionRow[]> {
  return sql.lookUp(
    'consents.findConsentDecisionsById',
    `SELECT d.id, d.customer_id AS customerId, d.purpose, d.channel, d.state, d.decided_at AS decidedAt, d.source_id AS sourceId
      FROM consent_decisions d WHERE d.id IN (?) AND ${withinScope(scope, 'd.customer_id')}`,
    [ids],
  );
}
