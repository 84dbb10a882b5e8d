import type { Id } from '../../kernel/id';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';

/** A reason, and what lies above it. */
export interface ReasonLineage {
  readonly id: Id;
  /** From the root of the tree down to the reason itself. */
  readonly fromRoot: readonly Id[];
}

interface Ancestors {
  readonly id0: Id;
  readonly id1: Id | null;
  readonly id2: Id | null;
  readonly id3: Id | null;
  readonly id4: Id | null;
}

const LINEAGE = `SELECT r0.id AS id0, r1.id AS id1, r2.id AS id2, r3.id AS id3, r4.id AS id4
  FROM contact_reasons r0
  LEFT JOIN contact_reasons r1 ON r1.id = r0.parent_id
  LEFT JOIN contact_reasons r2 ON r2.id = r1.parent_id
  LEFT JOIN contact_reasons r3 ON r3.id = r2.parent_id
  LEFT JOIN contact_reasons r4 ON r4.id = r3.parent_id`;

const lineageOf = ({ id0, id1, id2, id3, id4 }: Ancestors): ReasonLineage => ({
  id: id0,
  fromRoot: [id4, id3, id2, id1, id0].filter((id) => id !== null),
});

export async function findLineages(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<readonly ReasonLineage[]> {
  const rows = await sql.lookUp<Ancestors>(
    'contactReasons.findLineages',
    `${LINEAGE} WHERE r0.id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map(lineageOf);
}

/** The lineages of these reasons and of all below them. The tree is small, and is read whole. */
export async function findLineagesBelow(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<readonly ReasonLineage[]> {
  const rows = await sql.query<Ancestors>(
    'contactReasons.findLineagesBelow',
    `${LINEAGE} WHERE (r0.id IN (?) OR r1.id IN (?) OR r2.id IN (?) OR r3.id IN (?) OR r4.id IN (?)) AND ${withinBank(scope)}`,
    [ids, ids, ids, ids, ids],
  );
  return rows.map(lineageOf);
}
