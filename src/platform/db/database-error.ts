/** Server error numbers that mean: this transaction lost a race, and may win it if run again as a whole. */
const RACE_LOST = new Set([
  1213 /* deadlock */, 1205 /* lock wait time-out */, 1020 /* record changed (MariaDB, Galera) */,
]);
const LOCK_TABLE_FULL = 1206;
const STATEMENT_TIMEOUT = new Set([3024 /* MySQL */, 1969 /* MariaDB */]);
const READ_ONLY = new Set([1290, 1792, 1836]);
const DUPLICATE_KEY = 1062;
const INDEX_ALREADY_SO = new Set([1061 /* there already */, 1091 /* not there any more */]);
/** Codes for a connection that was there and ended in the middle, a server's and the driver's. */
const CONNECTION_LOST = new Set([
  'ECONNRESET',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CONNECTION_KILLED',
  'ER_SERVER_SHUTDOWN',
]);
/** The driver's own codes for "nobody answers". */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_ACCESS_DENIED_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The database could not be asked, or has not answered, in time. */
export class OutOfReach extends Error {
  readonly code = 'ETIMEDOUT';
}

/** A statement took longer than it may, and was ended from here. */
export class StatementTooSlow extends Error {
  constructor() {
    super('The statement took longer than it may');
  }
}

/** Not by `instanceof`: an error of Node's own core is of another realm where code runs in a context of its own. */
function property(error: unknown, name: 'errno' | 'code' | 'message'): unknown {
  return typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
}

function errnoOf(error: unknown): number | undefined {
  const errno = property(error, 'errno');
  return typeof errno === 'number' ? errno : undefined;
}

export function isWorthRetrying(error: unknown): boolean {
  return RACE_LOST.has(errnoOf(error) ?? 0);
}

/** The server may have taken back all of the transaction, and would run what follows outside of it; of a lock time-out that is for its settings to say. */
export const endsTransaction = (error: unknown): boolean =>
  isWorthRetrying(error) || errnoOf(error) === LOCK_TABLE_FULL;

/** Somebody else has made the index, or removed it, that was to be made or removed. */
export function isIndexAlreadySo(error: unknown): boolean {
  return INDEX_ALREADY_SO.has(errnoOf(error) ?? 0);
}

/** The connection ended in the middle: whether a commit that was under way has been done, nobody can tell. */
export function isConnectionLost(error: unknown): boolean {
  return (
    CONNECTION_LOST.has(String(property(error, 'code'))) ||
    String(property(error, 'message')).includes('connection is in closed state')
  );
}

/** The server only reads, as one does that a fail-over has left behind: the connection leads to the wrong one. */
export function isReadOnly(error: unknown): boolean {
  return READ_ONLY.has(errnoOf(error) ?? 0);
}

export function isStatementTimeout(error: unknown): boolean {
  return error instanceof StatementTooSlow || STATEMENT_TIMEOUT.has(errnoOf(error) ?? 0);
}

/** True when the row is refused by the unique constraint of that name, or by any when none is named. */
export function isDuplicateKey(error: unknown, constraint?: string): boolean {
  if (errnoOf(error) !== DUPLICATE_KEY) return false;
  // MySQL writes 'table.constraint', MariaDB 'constraint'.
  return (
    constraint === undefined || new RegExp(`['.]${constraint}'$`).test(String(property(error, 'message')))
  );
}

/** True when the database could not be reached, or has no connection to give. */
export function isUnreachable(error: unknown): boolean {
  return (
    isConnectionLost(error) ||
    UNREACHABLE.has(String(property(error, 'code'))) ||
    /Queue limit reached|Pool is closed/.test(String(property(error, 'message')))
  );
}
