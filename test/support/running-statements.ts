import type { Db } from '../../src/platform/db/db';

/** How many statements run on the server, of any connection, whose text is like `pattern`. */
export async function running(db: Db, pattern: string): Promise<number> {
  // Its own text holds the pattern only as two halves.
  const [row] = await db.query<{ n: number }>(
    'test.running',
    'SELECT COUNT(*) AS n FROM information_schema.processlist WHERE info LIKE CONCAT(?, ?)',
    [pattern.slice(0, -2), pattern.slice(-2)],
  );
  return row?.n ?? 0;
}
