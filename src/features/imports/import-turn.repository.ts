import type { Sql, Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

/** Makes the row that stands for a source's turn, where it is not there yet. */
export async function ensureTurn(sql: Sql, sourceCode: string): Promise<void> {
  const known = await sql.query('imports.ensureTurn', 'SELECT 1 FROM import_turns WHERE source_code = ?', [
    sourceCode,
  ]);
  // Only then: beside a locked row of the same key an INSERT would wait.
  if (known.length > 0) return;
  await insertRows(sql, 'imports.ensureTurn', { table: 'import_turns', columns: ['sourceCode'] }, [
    { sourceCode },
  ]);
}

/** Takes the turn of a source until the transaction ends; false when another has it. */
export async function takeTurn(tx: Tx, sourceCode: string): Promise<boolean> {
  const free = await tx.query(
    'imports.takeTurn',
    'SELECT 1 FROM import_turns WHERE source_code = ? FOR UPDATE SKIP LOCKED',
    [sourceCode],
  );
  return free.length > 0;
}

/** Lets the server hear of a connection that has a turn: it closes those that say nothing for long. */
export async function keepTurn(tx: Tx): Promise<void> {
  await tx.query('imports.keepTurn', 'SELECT 1');
}
