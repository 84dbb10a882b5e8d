import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import { holdersOfNumber } from '../accounts/account.filter';
import {
  customersNamed,
  customersOfExternalId,
  customersReachedBy,
  namesBeginningWith,
} from '../customers/customer-search.filter';
import { MOST_CANDIDATES, type CustomerSearch } from './customer-search';

/** How many rows each word has; counting stops where it is too many to look for. */
export async function countNames(
  sql: Sql,
  scope: RowScope,
  words: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const ranges = words.map((word) => namesBeginningWith(word));
  const counts = ranges.map(
    ({ sql: range }, index) =>
      `SELECT ${String(index)} AS place, COUNT(*) AS counted
         FROM (SELECT 1 AS one FROM ${range} AND ${withinScope(scope, 't.customer_id')} LIMIT ${String(MOST_CANDIDATES + 1)}) names_${String(index)}`,
  );
  const rows = await sql.query<{ readonly place: number; readonly counted: number }>(
    'customerList.countNames',
    counts.join(' UNION ALL '),
    ranges.flatMap(({ values }) => values),
  );
  return new Map(rows.map(({ place, counted }) => [words[place] ?? '', counted]));
}

/**
 * Selects the `id` of each customer found, once: by name, or by any key that they or who was merged into them has. Needs no scope:
 * the list that reads the customers has it.
 */
export function foundCustomers(search: CustomerSearch, asOf: Date): Fragment {
  const { contactKeys, externalId, accountNumber } = search;
  const [rarest, ...others] = search.words;
  const ways = [
    ...(rarest === undefined ? [] : [customersNamed(rarest, others)]),
    ...(contactKeys.length === 0 ? [] : [customersReachedBy(contactKeys)]),
    customersOfExternalId(externalId),
    ...(accountNumber === '' ? [] : [holdersOfNumber(accountNumber, asOf)]),
  ];
  return {
    sql: `SELECT DISTINCT COALESCE(owners.absorbed_into_id, owners.id) AS id
      FROM (${ways.map(({ sql }) => sql).join(' UNION ')}) hits
      STRAIGHT_JOIN customers owners ON owners.id = hits.customer_id`,
    values: ways.flatMap(({ values }) => values),
  };
}
