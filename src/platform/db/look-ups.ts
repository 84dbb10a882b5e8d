import { Cancelled, type Asker } from './cancellation';
import { TooMuchWaits } from './connection-turns';
import { isStatementTimeout, isUnreachable } from './database-error';
import type { Result, Statement } from './run-statement';

/** How a statement gets to the server by itself, and how several do at once. */
export interface Ways {
  readonly run: (statement: Statement, by: Asker) => Promise<Result>;
  readonly runTogether: (statements: readonly Statement[], by: Asker) => Promise<Result[]>;
}

interface LookUp {
  readonly statement: Statement;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (error: unknown) => void;
}

/** What one asker looks up within a turn of the event loop. */
interface Party {
  readonly by: Asker;
  readonly lookUps: LookUp[];
}

/** Whatever was asked would have failed so. What took too long leaves no time to ask once more. */
const isOfAll = (error: unknown): boolean =>
  error instanceof Cancelled ||
  error instanceof TooMuchWaits ||
  isStatementTimeout(error) ||
  isUnreachable(error);

/**
 * Sends together what somebody looks up at once: to write to a connection, to be woken for its answer and to read it takes the server's processor and
 * the database's longer than to find a few rows by an index (docs/adr/0027-one-trip.md).
 */
export class LookUps {
  #waiting: Party[] = [];

  constructor(private readonly ways: Ways) {}

  add(statement: Statement, by: Asker): Promise<Result> {
    return new Promise((resolve, reject) => {
      const lookUp = { statement, resolve, reject };
      const last = this.#waiting.at(-1);
      if (last?.by === by) last.lookUps.push(lookUp);
      else if (this.#waiting.push({ by, lookUps: [lookUp] }) === 1) process.nextTick(this.#depart);
    });
  }

  readonly #depart = (): void => {
    const parties = this.#waiting;
    this.#waiting = [];
    for (const { by, lookUps } of parties) {
      const [first] = lookUps;
      if (lookUps.length === 1 && first) first.resolve(this.ways.run(first.statement, by));
      else this.#sendTogether(lookUps, by);
    }
  };

  #sendTogether(lookUps: readonly LookUp[], by: Asker): void {
    const statements = lookUps.map(({ statement }) => statement);
    this.ways.runTogether(statements, by).then(
      (results) => {
        for (const [index, { resolve }] of lookUps.entries()) resolve(results[index] ?? []);
      },
      (error: unknown) => {
        for (const { statement, resolve, reject } of lookUps) {
          // One that is refused takes the others with it, and nothing says which it was: each by itself, it fails alone.
          if (isOfAll(error)) reject(error);
          else resolve(this.ways.run(statement, by));
        }
      },
    );
  }
}
