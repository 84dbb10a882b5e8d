import { setImmediate } from 'node:timers/promises';

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new TypeError('No error was thrown');

interface Waiting {
  readonly when: number;
  readonly come: () => void;
}

/** Time that goes on from one promise to the next, in an order of its own: whoever waits for them sees those of one moment come together. */
export class Moments {
  readonly #waiting: Waiting[] = [];

  /** What `make` makes when its turn has come. */
  later(when: number, make: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const come = (): void => {
        try {
          resolve(make());
        } catch (error) {
          reject(asError(error));
        }
      };
      this.#waiting.push({ when, come });
    });
  }

  /** Lets time go on until nothing is waited for; gives what `work` came to, as it was at the moment when it was there. */
  async until<Done>(work: Promise<Done>, seen: (done: Done) => string): Promise<string> {
    let last: string | undefined;
    void work.then((done) => {
      last = seen(done);
    });
    await setImmediate();
    while (this.#waiting.length > 0) {
      const next = Math.min(...this.#waiting.map(({ when }) => when));
      const coming = this.#waiting.filter(({ when }) => when === next);
      this.#waiting.splice(0, Infinity, ...this.#waiting.filter(({ when }) => when !== next));
      for (const { come } of coming) come();
      await setImmediate();
    }
    if (last === undefined) throw new Error('Nothing is waited for, and there is no answer');
    return last;
  }
}
