import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';

/** What the rows that carry a customer carry, under one name or the other. */
interface Carrying {
  readonly customerId?: unknown;
  /** The ids that make up one customer, the survivor's first. */
  readonly customerIds?: unknown;
}

/** Of a row that names no customer: one who is the customer, or what is known of one under an id of its own. */
export type SubjectOf<Row> = (row: Row) => GlobalId;

/** The customer that a row carries; null of nobody's. */
export function customerOfRow({ customerId, customerIds }: Carrying): Id | null {
  const id: unknown = Array.isArray(customerIds) ? customerIds[0] : customerId;
  return typeof id === 'string' ? id : null;
}

export const subjectOfCustomer = (id: Id): GlobalId => toGlobalId('cus', id);

/**
 * Whose data a row is; null of nobody's. The one answer for the audit trail, which tells whose data was read, and for masks, which are
 * lifted of one customer at a time. `own` is that of the row's type, where its rows name no customer.
 */
export function subjectOfRow(row: object, own: SubjectOf<never> | undefined): GlobalId | null {
  // Given with the type that the row is of; what that is is lost on the way.
  if (own) return own(row as never);
  const customer = customerOfRow(row);
  return customer === null ? null : subjectOfCustomer(customer);
}
