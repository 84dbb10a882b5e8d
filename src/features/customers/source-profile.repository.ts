import type { Id } from '../../kernel/id';
import type { Page } from '../../kernel/page';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { pagePerCustomer, type CustomerPage } from '../../platform/db/page-per-customer';
import { longestKnownFirst } from './contact-point.repository';
import type { SourceProfileRow } from './source-profile.type';

const SELECT = `SELECT p.id, p.source_id AS sourceId, p.external_id AS externalId, p.received_at AS receivedAt
  FROM source_profiles p`;

export function findSourceProfilesById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<SourceProfileRow[]> {
  return sql.query(
    'customers.findSourceProfilesById',
    `${SELECT} WHERE p.id IN (?) AND ${withinScope(scope, 'p.customer_id')}`,
    [ids],
  );
}

/** What the sources deliver of customers, in the order in which it became known. */
export function findSourceProfilesByCustomer(
  sql: Sql,
  scope: RowScope,
  requests: readonly CustomerPage[],
): Promise<Page<SourceProfileRow>[]> {
  return pagePerCustomer<SourceProfileRow>(
    sql,
    {
      name: 'customers.findSourceProfilesByCustomer',
      order: longestKnownFirst,
      select: (customerId) => ({
        sql: `${SELECT} WHERE p.customer_id = ? AND ${withinScope(scope, 'p.customer_id')}`,
        values: [customerId],
      }),
    },
    requests,
  );
}
