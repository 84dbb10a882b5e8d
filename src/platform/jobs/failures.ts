import { isUnreachable } from '../db/database-error';

/** What fails of a turn, while the rest of it goes on: one thing that cannot be done holds up no other. Where the database cannot be reached, all ends. */
export class Failures {
  readonly #errors: unknown[] = [];

  /** What the work gives; `otherwise` when it fails. */
  async tolerate<Done>(work: () => Promise<Done>, otherwise: Done): Promise<Done> {
    try {
      return await work();
    } catch (error) {
      if (isUnreachable(error)) throw error;
      this.#errors.push(error);
      return otherwise;
    }
  }

  /** Throws when anything has failed: `what` could not be done. */
  tell(what: string): void {
    const count = this.#errors.length;
    if (count > 0) throw new AggregateError(this.#errors, `${String(count)} ${what}`);
  }
}
