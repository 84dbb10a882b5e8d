import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { customerOfRow, subjectOfCustomer, type SubjectOf } from './subject-of-row';

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
  readonly #unmasked = new Set<GlobalId>();
  #isAskedByPersonalData = false;

  /** Takes note of what a loader gave: rows, pages of rows, nothing. */
  see<Row>(values: readonly unknown[], subjectOf?: SubjectOf<Row>): void {
    for (const value of values) {
      for (const row of rowsOf(value)) {
        if (!isObject(row)) continue;
        // The loader's own rows; their type is lost in the pages that they come in.
        if (subjectOf) this.#others.add(subjectOf(row as Row));
        else this.#seeCustomer(customerOfRow(row));
      }
    }
  }

  #seeCustomer(id: Id | null): void {
    // Ids are made global once each, not row by row: every answer comes by here.
    if (id !== null) this.#customers.add(id);
  }

  /** Takes note that it was asked by personal data: that there is nobody, or a figure, tells something too. */
  seeQuestion(): void {
    this.#isAskedByPersonalData = true;
  }

  isAskedByPersonalData(): boolean {
    return this.#isAskedByPersonalData;
  }

  /** Takes note of a customer of whom something was shown in full that the viewer's rights mask. */
  seeUnmasked(customer: GlobalId): void {
    this.#unmasked.add(customer);
  }

  /** Global ids, in no order that means anything. */
  list(): GlobalId[] {
    const subjects = [...this.#others];
    for (const id of this.#customers) {
      const customer = subjectOfCustomer(id);
      if (!this.#others.has(customer)) subjects.push(customer);
    }
    return subjects;
  }

  /** Those of them who were seen unmasked. */
  listUnmasked(): GlobalId[] {
    return [...this.#unmasked];
  }
}
