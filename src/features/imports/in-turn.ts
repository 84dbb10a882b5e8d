import type { Db } from '../../platform/db/db';
import { ensureTurn, keepTurn, takeTurn } from './import-turn.repository';

const KEEP_EVERY_MS = 60_000;

/**
 * Does work that only one process may do for a source at a time; null, without doing it, when another is at it. What holds the others
 * off is a lock of this process's own connection, so a process that dies holds off nobody.
 */
export async function inTurn<T>(db: Db, sourceCode: string, work: () => Promise<T>): Promise<T | null> {
  await ensureTurn(db, sourceCode);
  const ends: PromiseSettledResult<T>[] = [];
  try {
    await db.transaction(async (tx) => {
      // Whatever comes of the work: a transaction that fails may be tried again, the work may not.
      if (ends.length > 0 || !(await takeTurn(tx, sourceCode))) return;
      const kept = setInterval(() => {
        keepTurn(tx).catch(() => undefined);
      }, KEEP_EVERY_MS);
      ends.push(...(await Promise.allSettled([work()])));
      clearInterval(kept);
    });
  } catch (error) {
    // A turn that was lost meanwhile is no matter: whoever took it has taken the run as well, which each batch asks for.
    if (ends.length === 0) throw error;
  }
  const [end] = ends;
  if (end === undefined) return null;
  if (end.status === 'rejected') throw end.reason;
  return end.value;
}
