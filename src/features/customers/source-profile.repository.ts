import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, withinSource, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { DeliveredDocument } from './domain/delivered-profile';
import type { RankedSaying, SaidEarlier } from './domain/survivorship';
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
  const rows = await sql.lookUp<SelectedProfile>(
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
  select: (scope, customerIds) => ({
    sql: `${SELECT} WHERE p.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'p.customer_id')} AND ${withinSource(scope, 'p.source_id')}`,
    values: [],
  }),
  toRow: toProfileRow,
};

/** What one source says of a customer, for telling whose word it is that is shown. */
export interface SourceSaying extends RankedSaying {
  readonly customerId: Id;
  readonly sourceId: Id;
  /** Whether the viewer may know of it. It counts all the same: else another's word would be told to be this one's. */
  readonly isShown: number;
}

/** What all sources say of customers, in one statement. */
export async function findSayingsWithin(
  sql: Sql,
  scope: RowScope,
  customerIds: readonly Id[],
): Promise<SourceSaying[]> {
  const rows = await sql.query<
    Omit<SourceSaying, 'delivered' | 'saidEarlier'> & { delivered: unknown; saidEarlier: unknown }
  >(
    'customers.findSayingsWithin',
    `SELECT p.id, p.customer_id AS customerId, p.source_id AS sourceId, s.trust_rank AS trustRank, p.received_at AS receivedAt,
      p.delivered, p.said_earlier AS saidEarlier, ${withinSource(scope, 'p.source_id')} AS isShown
      FROM source_profiles p JOIN source_systems s ON s.id = p.source_id
      WHERE p.customer_id IN (?) AND ${withinScopeOf(scope, customerIds, 'p.customer_id')}`,
    [customerIds],
  );
  return rows.map(({ delivered, saidEarlier, ...row }) => ({
    ...row,
    delivered: parseJson<DeliveredDocument>(delivered),
    saidEarlier: saidEarlier === null ? null : parseJson<SaidEarlier>(saidEarlier),
  }));
}
