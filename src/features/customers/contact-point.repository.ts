import type { Id } from '../../kernel/id';
import type { Page } from '../../kernel/page';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import { pagePerCustomer, type CustomerPage } from '../../platform/db/page-per-customer';
import type { ContactPoint } from './contact-point.type';

type SelectedContactPoint = Omit<ContactPoint, 'verified' | 'primary'> & {
  readonly isVerified: number;
  readonly isPrimary: number;
};

export const longestKnownFirst: RowOrder<{ readonly id: Id }> = {
  column: 'p.id',
  id: 'p.id',
  descending: false,
  sortValueOf: ({ id }) => id,
};

/** Contact points of customers, in the order in which they became known. */
export async function findContactPointsByCustomer(
  sql: Sql,
  scope: RowScope,
  requests: readonly CustomerPage[],
): Promise<Page<ContactPoint>[]> {
  const pages = await pagePerCustomer<SelectedContactPoint>(
    sql,
    {
      name: 'customers.findContactPointsByCustomer',
      order: longestKnownFirst,
      select: (customerId) => ({
        sql: `SELECT p.id, p.type, p.value, p.is_verified AS isVerified, p.is_primary AS isPrimary,
          p.valid_from AS validFrom, p.valid_to AS validTo
          FROM contact_points p WHERE p.customer_id = ? AND ${withinScope(scope, 'p.customer_id')}`,
        values: [customerId],
      }),
    },
    requests,
  );
  return pages.map((page) => ({
    ...page,
    rows: page.rows.map(({ isVerified, isPrimary, ...row }) => ({
      ...row,
      verified: isVerified === 1,
      primary: isPrimary === 1,
    })),
  }));
}
