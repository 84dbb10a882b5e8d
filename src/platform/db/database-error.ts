/** Server error numbers that mean: this transaction lost a race, and may win it if run again as a whole. */
const RACE_LOST = new Set([
  1213 /* deadlock */, 1205 /* lock wait time-out */, 1020 /* record changed (MariaDB, Galera) */,
]);
const STATEMENT_TIMEOUT = new Set([3024 /* MySQL */, 1969 /* MariaDB */]);
const READ_ONLY = new Set([1290, 1792, 1836]);
const DUPLICATE_KEY = 1062;
const INDEX_ALREADY_SO = new Set([1061 /* there already */, 1091 /* not there any more */]);
/** The driver's own codes for "nobody answers". */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ETIMEDOUT',
  'EPIPE',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'ER_ACCESS_DENIED_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

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

/** Somebody else has made the index, or removed it, that was to be made or removed. */
export function isIndexAlreadySo(error: unknown): boolean {
  return INDEX_ALREADY_SO.has(errnoOf(error) ?? 0);
}

/** The server only reads, as one does that a fail-over has left behind: the connection leads to the wrong one. */
export function isReadOnly(error: unknown): boolean {
  return READ_ONLY.has(errnoOf(error) ?? 0);
}

export function isStatementTimeout(error: unknown): boolean {
  return STATEMENT_TIMEOUT.has(errnoOf(error) ?? 0);
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
    UNREACHABLE.has(String(property(error, 'code'))) ||
    /Queue limit reached|Pool is closed|connection is in closed state/.test(
      String(property(error, 'message')),
    )
  );
}
