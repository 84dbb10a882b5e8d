import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerList } from '../../platform/db/page-per-customer';
import type { ContactPoint } from './contact-point.type';

type SelectedContactPoint = Omit<ContactPoint, 'verified' | 'primary'> & {
  readonly isVerified: number;
  readonly isPrimary: number;
};

const SELECT = `SELECT p.id, p.customer_id AS customerId, p.type, p.value, p.is_verified AS isVerified, p.is_primary AS isPrimary,
  p.valid_from AS validFrom, p.valid_to AS validTo, p.version FROM contact_points p`;

const toContactPoint = ({ isVerified, isPrimary, ...row }: SelectedContactPoint): ContactPoint => ({
  ...row,
  verified: isVerified === 1,
  primary: isPrimary === 1,
});

export async function findContactPointsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<ContactPoint[]> {
  const rows = await sql.query<SelectedContactPoint>(
    'customers.findContactPointsById',
    `${SELECT} WHERE p.id IN (?) AND ${withinScope(scope, 'p.customer_id')}`,
    [ids],
  );
  return rows.map(toContactPoint);
}

/** Contact points of a customer, in the order in which they became known. */
export const contactPointsOfCustomer: CustomerList<ContactPoint> = {
  name: 'customers.contactPointsOfCustomer',
  order: { column: 'p.id', id: 'p.id', descending: false, sortValueOf: ({ id }) => id },
  select: (scope, customerIds) => ({
    sql: `${SELECT} WHERE p.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'p.customer_id')}`,
    values: [],
  }),
  toRow: toContactPoint,
};
