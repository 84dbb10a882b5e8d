import type { Id } from '../../kernel/id';
import { joined } from '../../kernel/joined';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { CustomerIds, TableRows } from '../../platform/db/page-per-customer';
import { readOfParents } from '../../platform/db/read-of-parents';
import { allOf, partsOf, type Columns, type RowPart } from '../../platform/db/row-part';
import { rowsOfTable } from '../../platform/db/rows-of-table';
import { walking } from '../../platform/db/walked-index';
import type { ContactPointRow } from './contact-point.type';

const COLUMNS: Columns<ContactPointRow> = {
  id: 'p.id',
  customerId: 'p.customer_id',
  type: 'p.type',
  value: 'p.value',
  isVerified: 'p.is_verified',
  isPrimary: 'p.is_primary',
  validFrom: 'p.valid_from',
  validTo: 'p.valid_to',
  version: 'p.version',
};

/** As much of a contact point as some fields show; null where that may be everything. A search has dozens, and shows of each what it is. */
export const partOfContactPoint = partsOf<ContactPointRow>({
  columns: COLUMNS,
  always: ['id', 'customerId'],
  readBy: { verified: ['isVerified'], primary: ['isPrimary'] },
});

const ROWS: TableRows = { columns: allOf(COLUMNS), table: 'contact_points p' };

export function findContactPointsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<ContactPointRow[]> {
  const chosen = { sql: `p.id IN (?) AND ${withinScope(scope, 'p.customer_id')}`, values: [ids] };
  return rowsOfTable(sql, 'customers.findContactPointsById', ROWS, chosen, null);
}

/** How many of each are shown, and how much of each; null is everything. */
interface Shown {
  readonly most: number;
  readonly part: RowPart | null;
}

/** Of each of some ids, by id; of one that has very many, no more than is shown. */
async function findOfIds(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  shown: Shown,
): Promise<ContactPointRow[]> {
  const { most, part } = shown;
  const limit = most * ids.length;
  const rows = await readOfParents<ContactPointRow>(
    sql,
    ids.length,
    'customers.findContactPointsOfCustomers',
    `SELECT ${part?.columns ?? ROWS.columns} FROM ${ROWS.table}${walking('ix_contact_points_customer')}
      WHERE p.customer_id IN (?) AND ${withinScopeOf(scope, ids, 'p.customer_id')}
      ORDER BY p.customer_id, p.id LIMIT ${String(limit)}`,
    [ids],
  );
  if (rows.length === limit && ids.length > 1) {
    // One may have left no room for the others, which does not happen to people.
    const alone = await Promise.all(ids.map((id) => findOfIds(sql, scope, [id], shown)));
    return joined(alone);
  }
  if (part) for (const row of rows) part.guard(row);
  return rows;
}

const byId = (one: ContactPointRow, other: ContactPointRow): number => (one.id < other.id ? -1 : 1);

/** Of each of some customers the first contact points, in the order in which they became known. */
export async function findContactPointsOfCustomers(
  sql: Sql,
  scope: RowScope,
  customers: readonly CustomerIds[],
  shown: Shown,
): Promise<ContactPointRow[][]> {
  const found = new Map<Id, ContactPointRow[]>();
  for (const point of await findOfIds(sql, scope, [...new Set(joined(customers))], shown)) {
    const own = found.get(point.customerId);
    if (own) own.push(point);
    else found.set(point.customerId, [point]);
  }
  return customers.map((ids) => {
    const own = joined(ids.map((id) => found.get(id) ?? []));
    return (ids.length === 1 ? own : own.sort(byId)).slice(0, shown.most);
  });
}
