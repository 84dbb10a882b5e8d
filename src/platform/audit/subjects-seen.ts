import type { GlobalId } from '../../kernel/global-id';
import { subjectOfRow, type SubjectOf } from './subject-of-row';

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
  readonly #subjects = new Set<GlobalId>();
  readonly #unmasked = new Set<GlobalId>();

  /** Takes note of what a loader gave: rows, pages of rows, nothing. */
  see(values: readonly unknown[], subjectOf?: SubjectOf<never>): void {
    for (const value of values) {
      for (const row of rowsOf(value)) {
        const subject = isObject(row) ? subjectOfRow(row, subjectOf) : null;
        if (subject !== null) this.#subjects.add(subject);
      }
    }
  }

  /** Takes note of a customer of whom something was shown in full that the viewer's rights mask. */
  seeUnmasked(customer: GlobalId): void {
    this.#unmasked.add(customer);
  }

  /** Global ids, in no order that means anything. */
  list(): GlobalId[] {
    return [...this.#subjects];
  }

  /** Those of them who were seen unmasked. */
  listUnmasked(): GlobalId[] {
    return [...this.#unmasked];
  }
}
