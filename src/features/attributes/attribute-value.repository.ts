import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import { readOfParents } from '../../platform/db/read-of-parents';
import { rowsByRequest } from '../../platform/db/rows-by-request';
import {
  attributeOf,
  type Attribute,
  type AttributeColumnValue,
  type AttributeDefinitionRow,
} from './attribute.type';

type Selected = Omit<AttributeDefinitionRow, 'labels'> & {
  readonly request: number;
  readonly ownerId: Id;
  readonly labels: unknown;
  readonly textValue: string | null;
  readonly numberValue: string | null;
  readonly booleanValue: number | null;
  readonly dateValue: string | null;
};

/**
 * The attributes of owners, each known by a set of ids: what it has not by its first id, it has by the oldest of the others. At most
 * so many of each, by key.
 */
export async function findAttributes(
  sql: Sql,
  scope: RowScope,
  owners: readonly (readonly Id[])[],
  most: number,
): Promise<Attribute[][]> {
  const arms = owners.map(
    (
      ids,
      index,
    ) => `(SELECT ${String(index)} AS request, v.owner_id AS ownerId, d.id, d.owner_type AS ownerType,
      d.code AS \`key\`, d.type, d.labels, v.text_value AS textValue, v.number_value AS numberValue,
      v.boolean_value AS booleanValue, v.date_value AS dateValue
      FROM attribute_values v JOIN attribute_definitions d ON d.id = v.definition_id
      WHERE v.owner_id IN (?) AND ${withinScope(scope, 'v.customer_id')}
      ORDER BY d.code LIMIT ${String(most * ids.length)})`,
  );
  const rows = await readOfParents<Selected>(
    sql,
    owners.length,
    'attributes.findAttributes',
    arms.join(' UNION ALL '),
    owners,
  );
  const ofOwners = rowsByRequest(owners, rows);
  return owners.map(([own, ...others], index) => {
    const found = new Map<Id, Selected>();
    for (const id of [own, ...others.sort()]) {
      for (const row of ofOwners[index] ?? []) {
        if (row.ownerId === id && !found.has(row.id)) found.set(row.id, row);
      }
    }
    const byKey = [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
    return byKey.slice(0, most).map(toAttribute);
  });
}

function toAttribute(row: Selected): Attribute {
  const { id, ownerType, key, type, labels } = row;
  const value: AttributeColumnValue = row.textValue ?? row.numberValue ?? row.booleanValue ?? row.dateValue;
  return attributeOf({ id, ownerType, key, type, labels: parseJson<LocalisedNames>(labels) }, value);
}
