import type { Id } from '../../kernel/id';
import { fewWithin, withinScopeOrFew } from '../../platform/authz/few-customers';
import type { RowScope } from '../../platform/authz/row-scope';
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

/** Rows up to which the words of a search are counted, until one has fewer: what is counted goes with the rarest, not with the bank. */
const STEPS = [200, 1_400, MOST_CANDIDATES + 1];

async function countUpTo(
  sql: Sql,
  scope: RowScope,
  words: readonly string[],
  limit: number,
): Promise<[string, number][]> {
  const few = await fewWithin(sql, scope);
  const ranges = words.map((word) => namesBeginningWith(word, few));
  const counts = ranges.map(
    ({ sql: range }, index) =>
      `SELECT ${String(index)} AS place, COUNT(*) AS counted
         FROM (SELECT 1 AS one FROM ${range} AND ${withinScopeOrFew(scope, few, 't.customer_id')} LIMIT ${String(limit)}) names_${String(index)}`,
  );
  const rows = await sql.query<{ readonly place: number; readonly counted: number }>(
    'customerList.countNames',
    counts.join(' UNION ALL '),
    ranges.flatMap(({ values }) => values),
  );
  return rows.map(({ place, counted }) => [words[place] ?? '', counted]);
}

/**
 * How many rows the words of some searches have: exactly so many for the rarest of each search, as long as these are not too many to
 * look for; for the others, so many at least. One statement where each search has a rare word, three at most.
 */
export async function countNames(
  sql: Sql,
  scope: RowScope,
  searches: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let undecided = searches.filter((words) => words.length > 0);
  for (const limit of STEPS) {
    const words = [...new Set(undecided.flat())];
    if (words.length === 0) break;
    for (const [word, count] of await countUpTo(sql, scope, words, limit)) counts.set(word, count);
    undecided = undecided.filter((some) => some.every((word) => (counts.get(word) ?? 0) >= limit));
  }
  return counts;
}

/**
 * Selects the `id` of each customer found, once: by name, or by any key that they or who was merged into them has. The
 * list that reads the customers keeps to the scope of customers; here it says whose ids at a source count.
 */
export function foundCustomers(
  scope: RowScope,
  search: CustomerSearch,
  asOf: Date,
  few: readonly Id[] | null,
): Fragment {
  const { contactKeys, externalId, accountNumber } = search;
  const [rarest, ...others] = search.words;
  const ways = [
    ...(rarest === undefined ? [] : [customersNamed(rarest, others, few)]),
    ...(contactKeys.length === 0 ? [] : [customersReachedBy(contactKeys)]),
    customersOfExternalId(scope, externalId),
    ...(accountNumber === '' ? [] : [holdersOfNumber(accountNumber, asOf)]),
  ];
  return {
    sql: `SELECT DISTINCT COALESCE(owners.absorbed_into_id, owners.id) AS id
      FROM (${ways.map(({ sql }) => sql).join(' UNION ')}) hits
      STRAIGHT_JOIN customers owners ON owners.id = hits.customer_id`,
    values: ways.flatMap(({ values }) => values),
  };
}
