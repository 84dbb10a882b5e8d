import { Cancelled, type Asker } from './cancellation';
import { TooMuchWaits } from './connection-turns';
import { isStatementTimeout, isUnreachable } from './database-error';
import type { Outcome, Result, Statement } from './run-statement';

/** How a statement gets to the server by itself, and how several do at once. */
export interface Ways {
  readonly run: (statement: Statement, by: Asker) => Promise<Result>;
  readonly runTogether: (statements: readonly Statement[], by: Asker) => Promise<Outcome>;
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

/** Whatever was asked would have failed so. */
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
    for (const { by, lookUps } of parties) this.#send(lookUps, by);
  };

  #send(lookUps: readonly LookUp[], by: Asker): void {
    const [first] = lookUps;
    if (lookUps.length > 1) this.#sendTogether(lookUps, by);
    else first?.resolve(this.ways.run(first.statement, by));
  }

  #sendTogether(lookUps: readonly LookUp[], by: Asker): void {
    const statements = lookUps.map(({ statement }) => statement);
    this.ways.runTogether(statements, by).then(
      (outcome) => {
        this.#tell(lookUps, outcome, by);
      },
      (error: unknown) => {
        for (const { statement, resolve, reject } of lookUps) {
          // Of what could not be sent nothing says which it was: each by itself, it fails alone.
          if (isOfAll(error)) reject(error);
          else resolve(this.ways.run(statement, by));
        }
      },
    );
  }

  /** One that fails does so alone: those before it have their rows, and those behind it are sent once more, as they were not run. */
  #tell(lookUps: readonly LookUp[], { results, refusal }: Outcome, by: Asker): void {
    for (const [index, result] of results.entries()) lookUps[index]?.resolve(result);
    const [failed, ...others] = lookUps.slice(results.length);
    failed?.reject(refusal ?? new RangeError(`${failed.statement.name} was not answered.`));
    this.#send(others, by);
  }
}
