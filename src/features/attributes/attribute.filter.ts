import type { Id } from '../../kernel/id';
import { compare, type Comparison } from '../../platform/db/comparison';
import { all, condition, not } from '../../platform/db/condition';
import type { SqlValue } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import type { AttributeFilter } from './attribute.input';
import type { AttributeDefinitionRow, AttributeType } from './attribute.type';

/** True where the owner has a value of a definition that is as chosen, of the table aliased `v`. */
type HasValue = (definitionId: Id, chosen: Fragment) => Fragment;

const COLUMNS: Readonly<Record<AttributeType, string>> = {
  TEXT: 'v.text_value',
  NUMBER: 'v.number_value',
  BOOLEAN: 'v.boolean_value',
  DATE: 'v.date_value',
};

/** As a decimal: the servers compare a decimal with text as floating-point numbers. */
const AS_DECIMAL = 'CAST(? AS DECIMAL(19,4))';

/** What is not there is null: nothing but `isNull: true` matches it. */
function comparesTo<Value extends SqlValue>(
  has: HasValue,
  definitionId: Id,
  type: AttributeType,
  { isNull, ...comparison }: Comparison<Value>,
): Fragment {
  const isAsked = Object.values(comparison).some((operand) => operand != null);
  const placeholder = type === 'NUMBER' ? AS_DECIMAL : '?';
  const conditions: Fragment[] = [];
  if (isAsked) {
    const chosen = compare(COLUMNS[type], comparison, (value) => value, placeholder);
    conditions.push(has(definitionId, chosen));
  }
  if (isNull != null) {
    const known = has(definitionId, condition('TRUE'));
    conditions.push(isNull ? not(known) : known);
  }
  return all(conditions);
}

function attributeCondition(
  has: HasValue,
  { key, definitionId, text, number, boolean, date }: AttributeFilter,
): Fragment {
  if (definitionId === undefined) throw new Error(`Nobody has looked up what the attribute "${key}" is.`);
  if (text != null) return comparesTo(has, definitionId, 'TEXT', text);
  if (number != null) return comparesTo(has, definitionId, 'NUMBER', number);
  if (boolean != null) return comparesTo(has, definitionId, 'BOOLEAN', boolean);
  return comparesTo(has, definitionId, 'DATE', date ?? {});
}

/** The condition that the owner whose id is in a column has attributes that compare so, each of them. */
export function attributeConditions(filters: readonly AttributeFilter[], ownerColumn: string): Fragment {
  // The server may walk the owners and look each up, or the values and look up their owners.
  const has: HasValue = (definitionId, chosen) => ({
    sql: `${ownerColumn} IN (SELECT v.owner_id FROM attribute_values v WHERE v.definition_id = ? AND ${chosen.sql})`,
    values: [definitionId, ...chosen.values],
  });
  return all(filters.map((filter) => attributeCondition(has, filter)));
}

const ABSORBED = 'SELECT m.id FROM customers m WHERE m.absorbed_into_id = c.id';

/** The same of the customer aliased `c`. What they have not themselves, they have of whoever was merged into them, the oldest first. */
export function customerAttributeConditions(filters: readonly AttributeFilter[]): Fragment {
  const has: HasValue = (definitionId, chosen) => {
    const values = `EXISTS (SELECT 1 FROM attribute_values v WHERE v.definition_id = ? AND ${chosen.sql} AND v.owner_id`;
    return {
      sql: `IF(c.absorbed_ids IS NULL, ${values} = c.id),
        ${values} = (SELECT w.owner_id FROM attribute_values w
          WHERE w.definition_id = ? AND w.owner_id IN (SELECT c.id UNION ALL ${ABSORBED})
          ORDER BY w.owner_id = c.id DESC, w.owner_id LIMIT 1)))`,
      values: [definitionId, ...chosen.values, definitionId, ...chosen.values, definitionId],
    };
  };
  return all(filters.map((filter) => attributeCondition(has, filter)));
}

/** The value of an attribute of the owner whose id is in a column, to group by; null where there is none. */
export function attributeValue({ id, type }: AttributeDefinitionRow, ownerColumn: string): Fragment {
  return condition(
    `(SELECT ${COLUMNS[type]} FROM attribute_values v WHERE v.owner_id = ${ownerColumn} AND v.definition_id = ?)`,
    id,
  );
}
