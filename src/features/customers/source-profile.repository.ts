import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, withinSource, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { DeliveredDocument } from './domain/delivered-profile';
import type { SourceProfileRow } from './source-profile.type';

const SELECT = `SELECT p.id, p.customer_id AS customerId, p.source_id AS sourceId, p.external_id AS externalId, p.received_at AS receivedAt, p.delivered
  FROM source_profiles p`;

type SelectedProfile = Omit<SourceProfileRow, 'delivered'> & { readonly delivered: unknown };

function toProfileRow({ delivered, ...row }: SelectedProfile): SourceProfileRow {
  return { ...row, delivered: parseJson<DeliveredDocument>(delivered) };
}

export async function findSourceProfilesById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<SourceProfileRow[]> {
  const rows = await sql.query<SelectedProfile>(
    'customers.findSourceProfilesById',
    `${SELECT} WHERE p.id IN (?) AND ${withinScope(scope, 'p.customer_id')} AND ${withinSource(scope, 'p.source_id')}`,
    [ids],
  );
  return rows.map(toProfileRow);
}

/** What the sources deliver of a customer, in the order in which it became known. */
export const sourceProfilesOfCustomer: CustomerList<SourceProfileRow> = {
  name: 'customers.sourceProfilesOfCustomer',
  order: { column: 'p.id', id: 'p.id', descending: false, sortValueOf: ({ id }) => id },
  select: (scope, customerId) => ({
    sql: `${SELECT} WHERE p.customer_id = ? AND ${withinScopeOf(scope, customerId, 'p.customer_id')} AND ${withinSource(scope, 'p.source_id')}`,
    values: [customerId],
  }),
  toRow: toProfileRow,
};
