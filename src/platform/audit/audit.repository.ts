import { timeOf, type Id } from '../../kernel/id';
import type { Sql } from '../db/db';
import { insertRows } from '../db/insert-rows';
import { walking } from '../db/walked-index';
import { CHAIN_BEGINS, type AuditRecord } from './audit-record';

const DAY_MS = 86_400_000;

const EVENTS = {
  table: 'audit_events',
  columns: [
    ...(['id', 'chain', 'place', 'at', 'action', 'subjectId'] as const),
    ...(['roles', 'clientKind', 'operation', 'reason', 'subjects', 'seal'] as const),
  ],
} as const;

/** Adds records. One that is there already stays as it is, so that a repeat after a lost answer is harmless. */
export function insertAuditRecords(sql: Sql, records: readonly AuditRecord[]): Promise<void> {
  return insertRows(sql, 'audit.insertAuditRecords', EVENTS, records);
}

/** What servers say of a value that does not fit its column, and of a statement that is too long; never of one that may fit later. */
const REFUSED_FOR_ITS_DATA = new Set([
  ...[1048 /* null */, 1153 /* packet too large */, 1264 /* out of range */, 1292 /* no such time */],
  ...[1366 /* no such text */, 1406 /* too long */, 1977 /* not convertible (MariaDB) */],
  ...[3854 /* not convertible (MySQL) */, 3988 /* the same of a parameter */],
]);

/** True when the database would refuse the same records again, however often they are tried. */
export function isRefusedForItsData(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'errno' in error &&
    typeof error.errno === 'number' &&
    REFUSED_FOR_ITS_DATA.has(error.errno)
  );
}

/** The end of a chain. */
export type ChainEnd = Pick<AuditRecord, 'chain' | 'place' | 'seal'>;

/** Lists a chain that is about to begin, so that its end is found. */
export function insertChain(sql: Sql, id: Id): Promise<void> {
  return insertRows(sql, 'audit.insertChain', { table: 'audit_chains', columns: ['id'] }, [{ id }]);
}

/** The ends of chains, those that were gone on with last before all others. Each is looked up by its place: how long a chain is does not matter. */
export function endsOfChains(sql: Sql, limit: number): Promise<ChainEnd[]> {
  const places = walking('uq_audit_events_place');
  return sql.query<ChainEnd>(
    'audit.endsOfChains',
    `SELECT STRAIGHT_JOIN e.chain, e.place, e.seal FROM audit_chains c
       JOIN audit_events e${places} ON e.chain = c.id AND e.place = (
         SELECT l.place FROM audit_events l${places} WHERE l.chain = c.id ORDER BY l.chain DESC, l.place DESC LIMIT 1)
      ORDER BY e.at DESC, e.chain LIMIT ?`,
    [limit],
  );
}

/**
 * Lists the chains that began since the last listed one, and in the day before: a version that came before the list may have begun them. They are
 * found by their first record, which is nobody's.
 */
export async function listOthersChains(sql: Sql): Promise<void> {
  const [newest] = await sql.query<{ id: Id | null }>(
    'audit.lastListed',
    'SELECT MAX(id) AS id FROM audit_chains',
  );
  const since = newest?.id == null ? 0 : timeOf(newest.id) - DAY_MS;
  await sql.execute(
    'audit.listOthersChains',
    `INSERT INTO audit_chains (id) SELECT e.chain FROM audit_events e${walking('ix_audit_events_subject')}
      WHERE e.subject_id IS NULL AND e.at >= ? AND e.action = ? ON DUPLICATE KEY UPDATE id = audit_chains.id`,
    [new Date(since), CHAIN_BEGINS],
  );
}

export async function listedChains(sql: Sql): Promise<Id[]> {
  const rows = await sql.query<{ id: Id }>('audit.listedChains', 'SELECT id FROM audit_chains');
  return rows.map(({ id }) => id);
}

export async function listChains(sql: Sql): Promise<Id[]> {
  const rows = await sql.query<{ chain: Id }>(
    'audit.listChains',
    'SELECT DISTINCT chain FROM audit_events ORDER BY chain',
  );
  return rows.map(({ chain }) => chain);
}

/** Records of a chain in its order, after a place. */
export function recordsOfChain(sql: Sql, chain: Id, after: number, limit: number): Promise<AuditRecord[]> {
  return sql.query<AuditRecord>(
    'audit.recordsOfChain',
    `SELECT id, chain, place, at, action, subject_id AS subjectId, roles, client_kind AS clientKind, operation,
       reason, subjects, seal FROM audit_events WHERE chain = ? AND place > ? ORDER BY place LIMIT ?`,
    [chain, after, limit],
  );
}
