import type { PageRequest } from '../../kernel/page';
import { withinScopeOfCustomer } from '../../platform/authz/row-scope';
import type { WholeList } from '../../platform/db/whole-list';
import {
  customerOfList,
  customersFrom,
  type AskedOfCustomers,
  type CustomerOfList,
} from './customer-list.columns';

/** A customer found by a contact point, with the text that says how well it fits: the greatest fits best. */
type RankedCustomer = CustomerOfList & { readonly rank: string };

/**
 * One row for each customer that any of the keys reaches. The rank is text: one digit for the best contact point (4 valid now
 * + 2 verified + 1 primary), then the latest contact.
 */
const RANKED = `SELECT s.id AS customer_id, CONCAT(
    MAX(4 * (COALESCE(p.valid_from, ?) <= ? AND (p.valid_to IS NULL OR p.valid_to > ?)) + 2 * p.is_verified + p.is_primary),
    COALESCE(DATE_FORMAT(MAX(s.last_contact_at), '%Y%m%d%H%i%s%f'), '')) AS fit
  FROM contact_points p JOIN customers r ON r.id = p.customer_id
  JOIN customers s ON s.id = COALESCE(r.absorbed_into_id, r.id)
  WHERE p.value_key IN (?)
  GROUP BY s.id`;

export interface CustomersByContactRequest extends AskedOfCustomers {
  /** Normalised values under which the contact point may be stored; not empty. */
  readonly keys: readonly string[];
  /** The moment at which a contact point must be valid to come first. */
  readonly asOf: Date;
  readonly page: PageRequest;
}

/** All customers who share a phone number, an address or a handle: those whom it reaches best first. */
export const customersOfContact: WholeList<RankedCustomer, CustomersByContactRequest> = {
  name: 'customerList.customersOfContact',
  orderOf: () => ({
    column: 'ranked.fit',
    id: 'ranked.customer_id',
    descending: true,
    sortValueOf: ({ rank }) => rank,
  }),
  select: (scope, request) => ({
    sql: `SELECT ranked.fit AS \`rank\`, ${customersFrom(request, `(${RANKED}) ranked JOIN customers c ON c.id = ranked.customer_id`)}
      WHERE ${withinScopeOfCustomer(scope, 'c')}`,
    values: [request.asOf, request.asOf, request.asOf, request.keys],
  }),
  toRow: customerOfList,
  customerOf: ({ ids }) => ids,
};
