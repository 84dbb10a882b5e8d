import type { Id } from '../../kernel/id';
import {
  foundWithin,
  withinScopeOfCustomer,
  withinSource,
  type RowScope,
} from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { partsOf, type RowPart } from '../../platform/db/row-part';
import {
  COLUMNS_OF_CUSTOMER,
  CUSTOMER_COLUMNS,
  READ_BY_CUSTOMER,
  toCustomerRow,
  type SelectedCustomer,
} from './customer.columns';
import type { CustomerRow } from './customer.type';

/** As much of a customer as some fields show; null where that may be everything. */
export const partOfCustomer = partsOf<SelectedCustomer>({
  columns: COLUMNS_OF_CUSTOMER,
  always: ['id', 'absorbedIds'],
  readBy: READ_BY_CUSTOMER,
});

export interface RequestedCustomer {
  readonly requestedId: Id;
  readonly customer: CustomerRow;
}

/** A customer whom the scope leaves. */
function shown(scope: RowScope, selected: SelectedCustomer): CustomerRow {
  const customer = toCustomerRow(selected);
  foundWithin(scope, customer.ids);
  return customer;
}

/**
 * Customers by id: a part of each, or whole ones where that is null. Who was merged into another is answered by the one they were merged
 * into.
 */
export async function findCustomersById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  part: RowPart | null,
): Promise<RequestedCustomer[]> {
  const rows = await sql.lookUp<SelectedCustomer & { readonly requestedId: Id }>(
    'customers.findCustomersById',
    `SELECT r.id AS requestedId, ${part?.columns ?? CUSTOMER_COLUMNS} FROM customers r
      JOIN customers c ON c.id = COALESCE(r.absorbed_into_id, r.id)
      WHERE r.id IN (?) AND ${withinScopeOfCustomer(scope, 'c')}`,
    [ids],
  );
  return rows.map((row) => {
    const customer = shown(scope, row);
    part?.guard(customer);
    return { requestedId: row.requestedId, customer };
  });
}

/** A customer as one source names them. */
export interface ExternalId {
  /** Code of the source system. */
  readonly source: string;
  /** The customer's key in that source. */
  readonly id: string;
}

/** The customers behind the keys of sources. */
export async function findCustomersByExternalId(
  sql: Sql,
  scope: RowScope,
  keys: readonly ExternalId[],
): Promise<{ readonly key: ExternalId; readonly customer: CustomerRow }[]> {
  // Codes of sources are ASCII; the servers refuse to compare them with anything else.
  const possible = keys.filter(({ source }) => /^[\x20-\x7e]+$/.test(source));
  if (possible.length === 0) return [];
  const rows = await sql.lookUp<SelectedCustomer & { readonly keySource: string; readonly keyId: string }>(
    'customers.findCustomersByExternalId',
    `SELECT s.code AS keySource, p.external_id AS keyId, ${CUSTOMER_COLUMNS} FROM source_systems s
      JOIN source_profiles p ON p.source_id = s.id
      JOIN customers r ON r.id = p.customer_id
      JOIN customers c ON c.id = COALESCE(r.absorbed_into_id, r.id)
      WHERE (${possible.map(() => '(s.code = ? AND p.external_id = ?)').join(' OR ')}) AND ${withinScopeOfCustomer(scope, 'c')}
        AND ${withinSource(scope, 's.id')}`,
    possible.flatMap(({ source, id }) => [source, id]),
  );
  return rows.map((row) => ({
    key: { source: row.keySource, id: row.keyId },
    customer: shown(scope, row),
  }));
}
