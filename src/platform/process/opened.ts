/** What has been opened, to be closed again in reverse order, whatever fails on the way. */
export class Opened {
  readonly #closers: (() => Promise<void>)[] = [];

  /** Says how something is closed that is open now. */
  add(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Closes all of it; rejects with the first failure, when nothing is left open. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop())
      await close().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}
