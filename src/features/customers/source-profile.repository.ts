import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
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

/** What the sources deliver of a customer, in the order in which it became known. */
export const sourceProfilesOfCustomer: CustomerList<SourceProfileRow> = {
  name: 'customers.sourceProfilesOfCustomer',
  order: { column: 'p.id', id: 'p.id', descending: false, sortValueOf: ({ id }) => id },
  select: (scope, customerId) => ({
    sql: `${SELECT} WHERE p.customer_id = ? AND ${withinScope(scope, 'p.customer_id')}`,
    values: [customerId],
  }),
};
