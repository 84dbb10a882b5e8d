import { Cancelled, type Asker, type Cancellation } from './cancellation';
import { OutOfReach } from './database-error';

/** So much of one viewer waits for connections already that no more may. */
export class TooMuchWaits extends Error {}

export interface TurnsSettings {
  /** Connections that there are. */
  readonly connections: number;
  /** Connections that one asker holds at once, at most. */
  readonly perAsker: number;
  /** Who may wait in all; beyond that only askers of whom less waits than their part of it. */
  readonly mostWaiting: number;
  /** How long what is done for no asker waits (milliseconds; 0 = for ever); an asker waits for as long as they want it. */
  readonly patienceMs: number;
}

/** What the server does by itself. */
const ITSELF = '';
/** Askers who hold none are forgotten once there are so many, all at once: to forget each makes the table of a map anew every few times. */
const MOST_KNOWN = 1_000;

/**
 * Who may take a connection, and when: askers take turns, so that one who wants many waits for the others as often as they for them, and
 * nobody holds more than their part. Who does not want it any more leaves the line.
 */
export class ConnectionTurns {
  #free: number;
  #waiting = 0;
  readonly #held = new Map<string, number>();
  /** Of each asker who waits, in the order in which their turns come, what to call. */
  readonly #lines = new Map<string, Set<() => void>>();

  constructor(private readonly settings: TurnsSettings) {
    this.#free = settings.connections;
  }

  /** Askers who are known: all who hold some, and others for a while. */
  count(): number {
    return this.#held.size;
  }

  /** Resolves when a connection may be taken; what it gives must be called once, when it is back. */
  async take(asker?: Asker): Promise<() => void> {
    const atOnce = this.takeAtOnce(asker);
    if (atOnce) return atOnce;
    const key = asker?.key ?? ITSELF;
    await this.#standInLine(key, asker?.cancellation);
    return () => {
      this.#giveBack(key);
    };
  }

  /** The same where nobody need wait. */
  takeAtOnce(asker?: Asker): (() => void) | undefined {
    const key = asker?.key ?? ITSELF;
    if (this.#free === 0 || !this.#mayHoldMore(key)) return undefined;
    this.#hold(key);
    return () => {
      this.#giveBack(key);
    };
  }

  #mayHoldMore(key: string): boolean {
    return key === ITSELF || (this.#held.get(key) ?? 0) < this.settings.perAsker;
  }

  #hold(key: string): void {
    this.#free -= 1;
    if (this.#held.size >= MOST_KNOWN) this.#forgetWhoHoldsNone();
    this.#held.set(key, (this.#held.get(key) ?? 0) + 1);
  }

  #forgetWhoHoldsNone(): void {
    for (const [key, count] of this.#held) if (count === 0) this.#held.delete(key);
  }

  #giveBack(key: string): void {
    this.#free += 1;
    this.#held.set(key, (this.#held.get(key) ?? 1) - 1);
    this.#callNext();
  }

  #callNext(): void {
    for (const [key, line] of this.#lines) {
      if (this.#free === 0) return;
      const [call] = line;
      if (call === undefined || !this.#mayHoldMore(key)) continue;
      // Behind all others, before it is known whether anybody of theirs is left: a line without anybody is removed.
      this.#lines.delete(key);
      this.#lines.set(key, line);
      this.#leave(key, line, call);
      this.#hold(key);
      call();
    }
  }

  #leave(key: string, line: Set<() => void>, call: () => void): void {
    line.delete(call);
    this.#waiting -= 1;
    if (line.size === 0) this.#lines.delete(key);
  }

  /** Resolves when it is the asker's turn, who then holds one more. */
  #standInLine(key: string, cancellation?: Cancellation): Promise<void> {
    const line = this.#lines.get(key) ?? new Set();
    if (this.#isFullFor(key, line.size)) {
      const message = 'Too much is asked for at once.';
      return Promise.reject(line.size > 0 ? new TooMuchWaits(message) : new OutOfReach(message));
    }
    return new Promise((resolve, reject) => {
      const giveUp = (error: Error): void => {
        forget?.();
        this.#leave(key, line, call);
        reject(error);
      };
      const forget = cancellation?.onCancel(() => {
        giveUp(new Cancelled());
      });
      const timer = cancellation ? undefined : this.#patience(giveUp);
      const call = (): void => {
        forget?.();
        clearTimeout(timer);
        resolve();
      };
      line.add(call);
      this.#lines.set(key, line);
      this.#waiting += 1;
    });
  }

  #isFullFor(key: string, ofTheirs: number): boolean {
    const { mostWaiting } = this.settings;
    const askers = this.#lines.size + (this.#lines.has(key) ? 0 : 1);
    return this.#waiting >= mostWaiting && ofTheirs >= Math.floor(mostWaiting / askers);
  }

  #patience(giveUp: (error: Error) => void): NodeJS.Timeout | undefined {
    const { patienceMs } = this.settings;
    if (patienceMs === 0) return undefined;
    return setTimeout(giveUp, patienceMs, new OutOfReach('No connection was free in time.'));
  }
}
