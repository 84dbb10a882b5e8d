import type { Id } from '../../kernel/id';
import { amongFew } from '../../platform/authz/few-customers';
import { withinSource, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Fragment } from '../../platform/db/keyset';
import { walking } from '../../platform/db/walked-index';

/** Each of these selects `customer_id`: customers whom the search finds. Who was merged into another is among them. */

/**
 * Rows of words that begin so: a range of the table's own order, or the words of `few` customers. The words of a search hold no
 * wildcard: letters and digits only.
 */
export function namesBeginningWith(word: string, few: readonly Id[] | null): Fragment {
  const range = condition('t.token LIKE ?', `${word}%`);
  const { sql, values } = few === null ? range : all([condition(amongFew('t.customer_id', few)), range]);
  return {
    sql: `customer_name_tokens t${walking(few && 'ix_customer_name_tokens_customer')} WHERE ${sql}`,
    values,
  };
}

const HAS_WORD = 'SELECT 1 FROM customer_name_tokens n WHERE n.token LIKE ? AND n.customer_id';
const ABSORBED = 'SELECT m.id FROM customers m WHERE m.absorbed_into_id = s.id';

/** True where `s`, or who was merged into them, has a word that begins so. Their few words are read, not all that begin so. */
function hasWord(word: string): Fragment {
  const prefix = `${word}%`;
  return condition(
    `IF(s.absorbed_ids IS NULL, EXISTS (${HAS_WORD} = s.id), EXISTS (${HAS_WORD} IN (SELECT s.id UNION ALL ${ABSORBED})))`,
    prefix,
    prefix,
  );
}

/**
 * Customers each of whose words begins a word of their names. The range of the first is read, so it should be the rarest; the order
 * of the joins is ours, because a server that guesses wrong reads all customers.
 */
export function customersNamed(
  rarest: string,
  others: readonly string[],
  few: readonly Id[] | null,
): Fragment {
  const range = namesBeginningWith(rarest, few);
  if (others.length === 0) return { sql: `SELECT t.customer_id FROM ${range.sql}`, values: range.values };
  const rest = all(others.map((word) => hasWord(word)));
  return {
    sql: `SELECT s.id AS customer_id FROM (SELECT t.customer_id FROM ${range.sql}) f
      STRAIGHT_JOIN customers r ON r.id = f.customer_id
      STRAIGHT_JOIN customers s ON s.id = COALESCE(r.absorbed_into_id, r.id) WHERE ${rest.sql}`,
    values: [...range.values, ...rest.values],
  };
}

export function customersReachedBy(contactKeys: readonly string[]): Fragment {
  return condition('SELECT p.customer_id FROM contact_points p WHERE p.value_key IN (?)', contactKeys);
}

/** Whatever the source that knows them so; for a partner, their own. */
export function customersOfExternalId(scope: RowScope, externalId: string): Fragment {
  return condition(
    `SELECT p.customer_id FROM source_profiles p WHERE p.external_id = ? AND ${withinSource(scope, 'p.source_id')}`,
    externalId,
  );
}
