import type { Tx } from './db';

/** Marks what a transaction has done so far; a mark that it made before is moved here. */
export async function savePoint(tx: Tx): Promise<void> {
  await tx.executeLater('db.savePoint', 'SAVEPOINT marked');
}

/** Takes back what the transaction has done since the mark, which stays. */
export async function rollBackTo(tx: Tx): Promise<void> {
  await tx.execute('db.rollBackTo', 'ROLLBACK TO SAVEPOINT marked');
}
