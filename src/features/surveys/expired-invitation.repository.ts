import type { Id } from '../../kernel/id';
import type { Sql, Tx } from '../../platform/db/db';
import { walking } from '../../platform/db/walked-index';
import { STORED_INVITATION, type StoredInvitation } from './invitation-write.repository';

/** An invitation whose time is over, and since when. */
export interface OverInvitation extends StoredInvitation {
  readonly openUntil: Date;
}

/** Where the walk is: behind one invitation, before the next. */
export interface ExpiryPlace {
  readonly openUntil: Date;
  readonly id: Id;
}

/** Invitations whose time is over, the longest first, from a place on. The clock looks at all of the bank's: it shows them to nobody. */
export function findOverInvitations(
  sql: Sql,
  now: Date,
  { openUntil, id }: ExpiryPlace,
  limit: number,
): Promise<OverInvitation[]> {
  return sql.query<OverInvitation>(
    'surveys.findOverInvitations',
    `SELECT ${STORED_INVITATION}, i.open_until AS openUntil FROM survey_invitations i${walking('ix_survey_invitations_open')}
       WHERE i.open_until >= ? AND i.open_until <= ? AND (i.open_until > ? OR i.id > ?) ORDER BY i.open_until, i.id LIMIT ?`,
    [openUntil, now, openUntil, id, limit],
  );
}

/** Holds an invitation, if it is as it was seen, and nobody else holds it: who does is at it, or will leave it to the next turn. */
export async function holdOverInvitation(
  tx: Tx,
  { id, openUntil, version }: OverInvitation,
): Promise<boolean> {
  const rows = await tx.query(
    'surveys.holdOverInvitation',
    'SELECT i.id FROM survey_invitations i WHERE i.id = ? AND i.open_until = ? AND i.version = ? FOR UPDATE SKIP LOCKED',
    [id, openUntil, version],
  );
  return rows.length === 1;
}
