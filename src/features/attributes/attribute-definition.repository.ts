import type { LocalisedNames } from '../../kernel/localised';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { AttributeDefinitionRow, AttributeOwner } from './attribute.type';

const SELECT =
  'SELECT d.id, d.owner_type AS ownerType, d.code AS `key`, d.type, d.labels FROM attribute_definitions d';

type Selected = Omit<AttributeDefinitionRow, 'labels'> & { readonly labels: unknown };

function toRow({ labels, ...row }: Selected): AttributeDefinitionRow {
  return { ...row, labels: parseJson<LocalisedNames>(labels) };
}

/** What is declared for one kind of owner, at most so many, by key. */
export async function listDefinitions(
  sql: Sql,
  scope: RowScope,
  ownerType: AttributeOwner,
  limit: number,
): Promise<AttributeDefinitionRow[]> {
  const rows = await sql.query<Selected>(
    'attributes.listDefinitions',
    `${SELECT} WHERE d.owner_type = ? AND ${withinBank(scope)} ORDER BY d.code LIMIT ?`,
    [ownerType, limit],
  );
  return rows.map(toRow);
}

/** A definition as filters and groupings name it. */
export interface AttributeName {
  readonly ownerType: AttributeOwner;
  readonly key: string;
}

export async function findDefinitionsByName(
  sql: Sql,
  scope: RowScope,
  names: readonly AttributeName[],
): Promise<AttributeDefinitionRow[]> {
  // Keys are ASCII; the servers refuse to compare them with anything else.
  const possible = names.filter(({ key }) => /^[\x20-\x7e]+$/.test(key));
  if (possible.length === 0) return [];
  const rows = await sql.query<Selected>(
    'attributes.findDefinitionsByName',
    `${SELECT} WHERE (${possible.map(() => '(d.owner_type = ? AND d.code = ?)').join(' OR ')}) AND ${withinBank(scope)}`,
    possible.flatMap(({ ownerType, key }) => [ownerType, key]),
  );
  return rows.map(toRow);
}
