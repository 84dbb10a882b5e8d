import type { CustomerList } from '../../platform/db/page-per-customer';
import { withinScopeOf } from '../../platform/authz/row-scope';
import type { ContactPoint } from './contact-point.type';

type SelectedContactPoint = Omit<ContactPoint, 'verified' | 'primary'> & {
  readonly isVerified: number;
  readonly isPrimary: number;
};

/** Contact points of a customer, in the order in which they became known. */
export const contactPointsOfCustomer: CustomerList<ContactPoint> = {
  name: 'customers.contactPointsOfCustomer',
  order: { column: 'p.id', id: 'p.id', descending: false, sortValueOf: ({ id }) => id },
  select: (scope, customerId) => ({
    sql: `SELECT p.id, p.customer_id AS customerId, p.type, p.value, p.is_verified AS isVerified, p.is_primary AS isPrimary,
      p.valid_from AS validFrom, p.valid_to AS validTo
      FROM contact_points p WHERE p.customer_id = ? AND ${withinScopeOf(scope, customerId, 'p.customer_id')}`,
    values: [customerId],
  }),
  toRow: ({ isVerified, isPrimary, ...row }: SelectedContactPoint) => ({
    ...row,
    verified: isVerified === 1,
    primary: isPrimary === 1,
  }),
};
