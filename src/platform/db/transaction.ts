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
  /** Why one that nobody waited for has failed: what else is asked fails so too, as it builds on that. */
  #failure: Error | undefined;

  constructor(
    private readonly connection: PoolConnection,
    private readonly means: StatementMeans,
    private readonly cancellation?: Cancellation,
  ) {}

  readonly runLater = (statement: Statement): Promise<void> => {
    this.#later.push(statement);
    return Promise.resolve();
  };

  readonly run = async (statement: Statement): Promise<Result> => {
    if (this.#failure) throw this.#failure;
    // A file can only go by itself.
    if (statement.file && this.#later.length > 0) await this.run(NOTHING);
    const later = this.#later;
    if (later.length === 0) return runStatement(this.connection, statement, this.means, this.cancellation);
    this.#later = [];
    return this.#send([...later, statement]);
  };

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
