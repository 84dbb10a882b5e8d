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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function rowsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value) && 'rows' in value && Array.isArray(value.rows)) return value.rows;
  return [value];
}

/** Whose data a request has read, for the audit trail: the customers of all rows that its loaders gave. */
export class SubjectsSeen {
  readonly #customers = new Set<Id>();
  readonly #others = new Set<GlobalId>();

  /** Takes note of what a loader gave: rows, pages of rows, nothing. */
  see<Row>(values: readonly unknown[], subjectOf?: SubjectOf<Row>): void {
    for (const value of values) {
      for (const row of rowsOf(value)) {
        if (!isObject(row)) continue;
        // The loader's own rows; their type is lost in the pages that they come in.
        if (subjectOf) this.#others.add(subjectOf(row as Row));
        else this.#seeCustomer(row);
      }
    }
  }

  #seeCustomer({ customerId, customerIds }: Carrying): void {
    const id: unknown = Array.isArray(customerIds) ? customerIds[0] : customerId;
    if (typeof id === 'string') this.#customers.add(id);
  }

  /** Global ids, in no order that means anything. */
  list(): GlobalId[] {
    return [...new Set([...this.#others, ...Array.from(this.#customers, (id) => toGlobalId('cus', id))])];
  }
}
