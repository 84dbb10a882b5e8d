import { toGlobalId, type GlobalId } from '../../kernel/global-id';

/** What the rows that carry a customer carry, under one name or the other. */
interface Carrying {
  readonly customerId?: unknown;
  /** The ids that make up one customer, the survivor's first. */
  readonly customerIds?: unknown;
}

/** Of a row that names no customer: one who is the customer, or what is known of one under an id of its own. */
export type SubjectOf<Row> = (row: Row) => GlobalId;

/**
 * Whose data a row is; null of nobody's. The one answer for the audit trail, which tells whose data was read, and for masks, which are
 * lifted of one customer at a time. `own` is that of the row's type, where its rows name no customer.
 */
export function subjectOfRow(row: object, own?: SubjectOf<never>): GlobalId | null {
  // Given with the loader or the type that the row is of; what that is is lost between the two.
  if (own) return own(row as never);
  const { customerId, customerIds }: Carrying = row;
  const id: unknown = Array.isArray(customerIds) ? customerIds[0] : customerId;
  return typeof id === 'string' ? toGlobalId('cus', id) : null;
}
