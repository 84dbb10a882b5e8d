/** More waits for one subscription than it is worth to keep: its client takes the answers more slowly than they come. */
export class MailboxFull extends Error {}

/**
 * What waits for one subscription, in order. Ends when it is closed, at once, also while somebody waits for the next; fails when more than
 * `most` wait.
 */
export class Mailbox<Letter> implements AsyncIterableIterator<Letter, undefined> {
  readonly #waiting: Letter[] = [];
  #state: 'OPEN' | 'CLOSED' | 'FULL' = 'OPEN';
  #wake: () => void = () => undefined;
  #onFull: () => void = () => undefined;

  /** `onEnd` is called once, when nothing can be put into it any more. */
  constructor(
    private readonly most: number,
    private readonly onEnd: () => void,
  ) {}

  /** `call` is called when more would wait than may, also while nobody asks for the next. */
  whenFull(call: () => void): void {
    this.#onFull = call;
  }

  put(letter: Letter): void {
    if (this.#state !== 'OPEN') return;
    if (this.#waiting.length >= this.most) this.#end('FULL');
    else this.#waiting.push(letter);
    this.#wake();
  }

  async next(): Promise<IteratorResult<Letter, undefined>> {
    while (this.#state === 'OPEN' && this.#waiting.length === 0)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#state === 'FULL') throw new MailboxFull();
    const letter = this.#waiting.shift();
    return letter === undefined ? { done: true, value: undefined } : { done: false, value: letter };
  }

  return(): Promise<IteratorResult<Letter, undefined>> {
    if (this.#state === 'OPEN') this.#end('CLOSED');
    this.#waiting.length = 0;
    this.#wake();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(state: 'CLOSED' | 'FULL'): void {
    this.#state = state;
    this.onEnd();
    if (state === 'FULL') this.#onFull();
  }
}
