import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { ContactReasonRow } from './contact-reason.type';

interface Lineage {
  readonly id: Id;
  readonly code: string;
  readonly names0: unknown;
  readonly names1: unknown;
  readonly names2: unknown;
  readonly names3: unknown;
  readonly names4: unknown;
}

const LINEAGE = `SELECT r0.id, r0.code,
    r0.names AS names0, r1.names AS names1, r2.names AS names2, r3.names AS names3, r4.names AS names4
  FROM contact_reasons r0
  LEFT JOIN contact_reasons r1 ON r1.id = r0.parent_id
  LEFT JOIN contact_reasons r2 ON r2.id = r1.parent_id
  LEFT JOIN contact_reasons r3 ON r3.id = r2.parent_id
  LEFT JOIN contact_reasons r4 ON r4.id = r3.parent_id
  WHERE r0.id IN (?)`;

export async function findContactReasonsById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
): Promise<ContactReasonRow[]> {
  const rows = await sql.lookUp<Lineage>(
    'contactReasons.findContactReasonsById',
    `${LINEAGE} AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map(({ id, code, names0, names1, names2, names3, names4 }) => ({
    id,
    code,
    namesFromRoot: [names4, names3, names2, names1, names0]
      .filter((names) => names !== null)
      .map((names) => parseJson<LocalisedNames>(names)),
  }));
}
