import type { PoolConnection } from 'mysql2';
import type { Cancellation } from './cancellation';
import { endsTransaction } from './database-error';
import {
  runStatement,
  runTogether,
  type Outcome,
  type Result,
  type Statement,
  type StatementMeans,
} from './run-statement';

const RESOLVED = Promise.resolve();
const COMMIT: Statement = { name: 'db.commit', sql: 'COMMIT', values: [] };

const hasEnded = (): Error => new Error('The transaction has ended.');

/** Who waits for a statement. */
interface Waiting {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** A statement that has not been sent yet. */
interface Asked {
  readonly statement: Statement;
  /** Undefined where nobody waits for it. */
  readonly by?: Waiting;
  /** Whether what was asked after it may go with it: so it is with what is looked up. */
  readonly isLookUp?: boolean;
}

/**
 * The statements of one transaction, on its connection, in the order in which they are asked. What nobody waits for goes to the server with the next one that is
 * waited for, and what is looked up at once goes together. One trip is under way at a time: where it fails, nothing that was asked behind it may run without it.
 */
export class Transaction {
  #asked: Asked[] = [];
  #isUnderWay = false;
  #isCommitted = false;
  /** Why nothing is sent any more: what nobody waited for has failed, the server has given the transaction up, or it has ended. */
  #failure: Error | undefined;

  constructor(
    private readonly connection: PoolConnection,
    private readonly means: StatementMeans,
    private readonly cancellation?: Cancellation,
  ) {}

  readonly runLater = (statement: Statement): Promise<void> => {
    const refusal = this.#refusal();
    if (refusal) return Promise.reject(refusal);
    this.#asked.push({ statement });
    return Promise.resolve();
  };

  readonly run = (statement: Statement): Promise<Result> =>
    new Promise((resolve, reject) => {
      this.#ask({ statement, by: { resolve, reject } });
      this.#depart();
    });

  readonly lookUp = (statement: Statement): Promise<Result> =>
    new Promise((resolve, reject) => {
      this.#ask({ statement, by: { resolve, reject }, isLookUp: true });
      // Not before loaders have read what was asked of them at once with it.
      void RESOLVED.then(() => {
        process.nextTick(this.#depart);
      });
    });

  /** Nothing can be asked after it. */
  commit(): Promise<Result> {
    const committed = this.run(COMMIT);
    this.#isCommitted = true;
    return committed;
  }

  /** It is given up: its connection is for others now. */
  end(): void {
    this.#fail(this.#failure ?? hasEnded());
  }

  /** Why nothing is taken any more. */
  #refusal(): Error | undefined {
    return this.#failure ?? (this.#isCommitted ? hasEnded() : undefined);
  }

  #ask(asked: Asked): void {
    const refusal = this.#refusal();
    if (refusal) asked.by?.reject(refusal);
    else this.#asked.push(asked);
  }

  readonly #depart = (): void => {
    if (this.#isUnderWay || !this.#asked.some(({ by }) => by)) return;
    const trip = this.#asked.splice(0, this.#lengthOfTrip());
    this.#isUnderWay = true;
    void this.#send(trip).then(() => {
      this.#isUnderWay = false;
      this.#depart();
    });
  };

  /** As far as the first that may have been asked because of what is there: what is waited for, and no look-up. A file goes by itself. */
  #lengthOfTrip(): number {
    const isLast = ({ by, isLookUp = false }: Asked): boolean => by !== undefined && !isLookUp;
    const last = this.#asked.findIndex(isLast);
    if (last < 0) return this.#asked.length;
    return last > 0 && this.#asked[last]?.statement.file ? last : last + 1;
  }

  /** Tells whoever waits what came of it. Those behind one that fails alone were not run, and are asked once more. */
  async #send(trip: readonly Asked[]): Promise<void> {
    try {
      const { results, refusal } = await this.#outcome(trip.map(({ statement }) => statement));
      for (const [index, result] of results.entries()) trip[index]?.by?.resolve(result);
      const [failed, ...others] = trip.slice(results.length);
      if (!failed) return;
      const error = refusal ?? new RangeError(`${failed.statement.name} was not answered.`);
      this.#asked.unshift(...others);
      failed.by?.reject(error);
      // It may have been ended while this was under way: what was not run then must not be.
      if (this.#failure || !failed.by || endsTransaction(error)) this.#fail(this.#failure ?? error);
    } catch (error) {
      this.#asked.unshift(...trip);
      this.#fail(error as Error);
    }
  }

  async #outcome(statements: readonly Statement[]): Promise<Outcome> {
    const [first, ...others] = statements;
    if (!first || others.length > 0)
      return runTogether(this.connection, statements, this.means, this.cancellation);
    try {
      return {
        results: [await runStatement(this.connection, first, this.means, this.cancellation)],
        refusal: null,
      };
    } catch (error) {
      return { results: [], refusal: error as Error };
    }
  }

  /** What was not even sent has failed as well: it would be asked outside of the transaction. */
  #fail(failure: Error): void {
    this.#failure = failure;
    const asked = this.#asked;
    this.#asked = [];
    for (const { by } of asked) by?.reject(failure);
  }
}
