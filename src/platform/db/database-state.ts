import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { migrations } from '../../../migrations';
import { codeOf } from '../process/error-code';
import { DEFERRED_INDEXES } from './deferred-indexes';
import { toMysqlUrl } from './flavour';

/** Whether a server that is about to answer, or answers, can count on its database. */
export type DatabaseState =
  | {
      readonly reachable: true;
      /** What `npm run migrate` would do. */
      readonly pendingMigrations: readonly string[];
      /** What a newer version has done already. */
      readonly unknownMigrations: readonly string[];
      /** A large load has taken indexes off, and has not ended yet. */
      readonly lacksIndexes: boolean;
    }
  | { readonly reachable: false; readonly reason: string };

const REQUIRED_WITHIN_MS = 5_000;

/**
 * Asks over a connection of its own, so that the answer neither waits for the pool nor is spoilt by a connection in it that hangs.
 * Changes nothing, not even a missing table of migrations. Never rejects; takes `withinMs` milliseconds at most.
 */
export async function databaseState(url: string, withinMs: number): Promise<DatabaseState> {
  const late = new AbortController();
  const tooLate = new Promise<DatabaseState>((resolve) => {
    const timer = setTimeout(() => {
      late.abort();
      resolve({ reachable: false, reason: `no answer within ${String(withinMs)} ms` });
    }, withinMs);
    late.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
  const state = await Promise.race([ask(url, withinMs, late.signal).catch(unreachable), tooLate]);
  late.abort();
  return state;
}

/**
 * The migrations that the database lacks. Rejects within five seconds, with a message that names host, database and remedy, when it
 * cannot be used at all; also when a large load has left it without indexes, unless it is for that load's own sake that one asks.
 */
export async function requireDatabase(
  url: string,
  { mayLackIndexes = false } = {},
): Promise<readonly string[]> {
  const state = await databaseState(url, REQUIRED_WITHIN_MS);
  if (!state.reachable)
    throw new Error(
      `${describeDatabase(url)} cannot be used (${state.reason}). Check that the server runs and that DATABASE_URL names the right host, account and database.`,
    );
  if (state.lacksIndexes && !mayLackIndexes)
    throw new Error(
      `${describeDatabase(url)} lacks the indexes of a large load that has not ended. Let it end, or go on with it: npm run seed, with the options it began with.`,
    );
  return state.pendingMigrations;
}

/** For messages: which database it is, without the account and the password of its URL. */
export function describeDatabase(url: string): string {
  const { host, pathname } = new URL(url);
  return `The database "${pathname.slice(1)}" at ${host}`;
}

async function ask(url: string, connectTimeout: number, late: AbortSignal): Promise<DatabaseState> {
  const connection = await createConnection({ uri: toMysqlUrl(url), connectTimeout });
  connection.on('error', () => undefined); // a connection lost between two statements; the next one reports it
  late.addEventListener('abort', () => {
    connection.destroy();
  });
  if (late.aborted) connection.destroy();
  const hasTable = async (name: string) =>
    (await connection.query<RowDataPacket[]>('SHOW TABLES LIKE ?', [name.replaceAll('_', '\\_')]))[0].length >
    0;
  const done = (await hasTable('schema_migrations')) ? await doneMigrations(connection) : [];
  const known = migrations.map(({ name }): string => name);
  return {
    reachable: true,
    pendingMigrations: known.filter((name) => !done.includes(name)),
    unknownMigrations: done.filter((name) => !known.includes(name)),
    lacksIndexes: await hasTable(DEFERRED_INDEXES),
  };
}

async function doneMigrations(connection: Awaited<ReturnType<typeof createConnection>>): Promise<string[]> {
  const [rows] = await connection.query<(RowDataPacket & { name: string })[]>(
    'SELECT name FROM schema_migrations',
  );
  return rows.map(({ name }) => name);
}

/** The driver's code says enough; its message may name accounts and hosts. */
function unreachable(error: unknown): DatabaseState {
  return { reachable: false, reason: codeOf(error) ?? 'the connection failed' };
}
