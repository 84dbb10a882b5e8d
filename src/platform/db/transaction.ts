import type { PoolConnection } from 'mysql2';
import type { Cancellation } from './cancellation';
import {
  runStatement,
  runTogether,
  type Outcome,
  type Result,
  type Statement,
  type StatementMeans,
} from './run-statement';

/** What is waited for where it is only for what goes with it. */
const NOTHING: Statement = { name: 'db.nothing', sql: 'DO 0', values: [] };

/** The statements of one transaction, on its connection. What nobody waits for goes to the server with the next one that is waited for. */
export class Transaction {
  #later: Statement[] = [];
  /** Several statements that are under way together. Until they are done nothing else is sent: it must not run without them. */
  #trip: Promise<Result> | undefined;
  /** Why nothing is sent any more: what nobody waited for has failed, or the transaction has ended. */
  #failure: Error | undefined;

  constructor(
    private readonly connection: PoolConnection,
    private readonly means: StatementMeans,
    private readonly cancellation?: Cancellation,
  ) {}

  readonly runLater = (statement: Statement): Promise<void> => {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#later.push(statement);
    return Promise.resolve();
  };

  readonly run = async (statement: Statement): Promise<Result> => {
    while (this.#trip) await this.#trip.catch(() => undefined);
    if (this.#failure) throw this.#failure;
    if (this.#later.length === 0)
      return runStatement(this.connection, statement, this.means, this.cancellation);
    if (statement.file) {
      // It can only go by itself.
      await this.run(NOTHING);
      return this.run(statement);
    }
    const later = this.#later;
    this.#later = [];
    try {
      this.#trip = this.#send([...later, statement]);
      return await this.#trip;
    } finally {
      this.#trip = undefined;
    }
  };

  /** Its connection is for others now. */
  end(): void {
    this.#failure ??= new Error('The transaction has ended.');
  }

  /** Gives the result of the last one. */
  async #send(statements: readonly Statement[]): Promise<Result> {
    const { results, refusal } = await this.#outcome(statements);
    const result = results[statements.length - 1];
    if (result) return result;
    const failure = refusal ?? new RangeError('Statements of a transaction were not answered.');
    if (results.length < statements.length - 1) this.#failure = failure;
    throw failure;
  }

  /** What was not even sent has failed as well: what follows would be asked outside of the transaction. */
  async #outcome(statements: readonly Statement[]): Promise<Outcome> {
    try {
      return await runTogether(this.connection, statements, this.means, this.cancellation);
    } catch (error) {
      this.#failure = error as Error;
      throw error;
    }
  }
}
