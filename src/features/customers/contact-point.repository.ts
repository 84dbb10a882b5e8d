import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { readOfParents } from '../../platform/db/read-of-parents';
import { walking } from '../../platform/db/walked-index';
import type { ContactPoint } from './contact-point.type';

type SelectedContactPoint = Omit<ContactPoint, 'verified' | 'primary'> & {
  readonly isVerified: number;
  readonly isPrimary: number;
};

const SELECT = `SELECT p.id, p.customer_id AS customerId, p.type, p.value, p.is_verified AS isVerified, p.is_primary AS isPrimary,
  p.valid_from AS validFrom, p.valid_to AS validTo, p.version FROM contact_points p`;

const toContactPoint = (row: SelectedContactPoint): ContactPoint =>
  Object.assign(row, { verified: row.isVerified === 1, primary: row.isPrimary === 1 });

export async function findContactPointsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<ContactPoint[]> {
  const rows = await sql.lookUp<SelectedContactPoint>(
    'customers.findContactPointsById',
    `${SELECT} WHERE p.id IN (?) AND ${withinScope(scope, 'p.customer_id')}`,
    [ids],
  );
  return rows.map(toContactPoint);
}

/** Of each of some ids, by id; of one that has very many, no more than is shown. */
async function findOfIds(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  most: number,
): Promise<ContactPoint[]> {
  const limit = most * ids.length;
  const rows = await readOfParents<SelectedContactPoint>(
    sql,
    ids.length,
    'customers.findContactPointsOfCustomers',
    `${SELECT}${walking('ix_contact_points_customer')} WHERE p.customer_id IN (?) AND ${withinScopeOf(scope, ids, 'p.customer_id')}
      ORDER BY p.customer_id, p.id LIMIT ${String(limit)}`,
    [ids],
  );
  if (rows.length < limit || ids.length === 1) return rows.map(toContactPoint);
  // One may have left no room for the others, which does not happen to people.
  const alone = await Promise.all(ids.map((id) => findOfIds(sql, scope, [id], most)));
  return alone.flat();
}

const byId = (one: ContactPoint, other: ContactPoint): number => (one.id < other.id ? -1 : 1);

/** Of each of some customers the first contact points, in the order in which they became known. */
export async function findContactPointsOfCustomers(
  sql: Sql,
  scope: RowScope,
  customers: readonly CustomerIds[],
  most: number,
): Promise<ContactPoint[][]> {
  const found = new Map<Id, ContactPoint[]>();
  for (const point of await findOfIds(sql, scope, customers.flat(), most)) {
    const own = found.get(point.customerId);
    if (own) own.push(point);
    else found.set(point.customerId, [point]);
  }
  return customers.map((ids) => {
    const own = ids.flatMap((id) => found.get(id) ?? []);
    return (ids.length === 1 ? own : own.sort(byId)).slice(0, most);
  });
}
