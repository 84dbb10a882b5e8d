import type { Id } from '../../kernel/id';
import { joined } from '../../kernel/joined';
import { fewWithin, withinScopeOrFew } from '../../platform/authz/few-customers';
import type { RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import type { WholeList } from '../../platform/db/whole-list';
import { holdersOfNumber } from '../accounts/account.filter';
import {
  customersNamed,
  customersOfExternalId,
  customersReachedBy,
  namesBeginningWith,
} from '../customers/customer-search.filter';
import {
  customerOfList,
  customersFrom,
  type AskedOfCustomers,
  type CustomerOfList,
} from './customer-list.columns';
import { chosenCustomers, CUSTOMER_ORDERS, type CustomerListRequest } from './customer-list.repository';
import { MOST_CANDIDATES, type CustomerSearch } from './customer-search';

/** How far words are counted: by the index alone, or those whom the viewer reaches, who are looked up name by name. */
interface Step {
  readonly limit: number;
  readonly isWithinScope: boolean;
}

/**
 * Taken until a word has fewer rows: what is counted goes with the rarest, not with the bank. Who is within reach matters only where else
 * a search would be refused.
 */
const STEPS: readonly Step[] = [
  { limit: 200, isWithinScope: false },
  { limit: 1_400, isWithinScope: false },
  { limit: MOST_CANDIDATES + 1, isWithinScope: false },
  { limit: MOST_CANDIDATES + 1, isWithinScope: true },
];

async function countUpTo(
  sql: Sql,
  scope: RowScope,
  words: readonly string[],
  { limit, isWithinScope }: Step,
): Promise<[string, number][]> {
  const few = await fewWithin(sql, scope);
  const within = isWithinScope ? withinScopeOrFew(scope, few, 't.customer_id') : 'TRUE';
  const ranges = words.map((word) => namesBeginningWith(word, few));
  const counts = ranges.map(
    ({ sql: range }, index) =>
      `SELECT ${String(index)} AS place, COUNT(*) AS counted
         FROM (SELECT 1 AS one FROM ${range} AND ${within} LIMIT ${String(limit)}) names_${String(index)}`,
  );
  const rows = await sql.query<{ readonly place: number; readonly counted: number }>(
    'customerList.countNames',
    counts.join(' UNION ALL '),
    joined(ranges.map(({ values }) => values)),
  );
  return rows.map(({ place, counted }) => [words[place] ?? '', counted]);
}

/**
 * How many rows the words of some searches have: exactly so many for the rarest of each search, as long as these are not too many to
 * look for; for the others, so many at least. One statement where each search has a rare word or a single one, four at most.
 */
export async function countNames(
  sql: Sql,
  scope: RowScope,
  searches: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let undecided = searches.filter((words) => words.length > 0);
  for (const step of STEPS) {
    const { limit, isWithinScope } = step;
    if (isWithinScope && scope === 'EVERYTHING') break;
    // A word alone is the rarest, however many rows it has: it matters only whether they are too many.
    const counted = undecided.filter((words) => words.length > 1 || limit > MOST_CANDIDATES);
    const words = [...new Set(joined(counted))];
    if (words.length === 0) continue;
    for (const [word, count] of await countUpTo(sql, scope, words, step)) counts.set(word, count);
    undecided = undecided.filter((some) => some.every((word) => (counts.get(word) ?? limit) >= limit));
  }
  return counts;
}

/** Selects the `id` of each customer found, once: by name, or by any key that they or who was merged into them has. */
function hitsOf(scope: RowScope, search: CustomerSearch, asOf: Date, few: readonly Id[] | null): Fragment {
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
      FROM (${ways.map(({ sql }) => sql).join(' UNION ')}) keyed
      STRAIGHT_JOIN customers owners ON owners.id = keyed.customer_id`,
    values: joined(ways.map(({ values }) => values)),
  };
}

export interface CustomerSearchRequest extends CustomerListRequest, AskedOfCustomers {
  /** With the rarest word first. */
  readonly search: CustomerSearch;
}

/** A customer on a page of those whom a search found, and how many these are on all pages. */
export type FoundCustomer = CustomerOfList & { readonly counted: number };

/**
 * Those whom a search finds. All of them are read to be sorted, whatever a server thinks of the order asked for, and so are counted; the
 * columns are read of those alone whom the page shows.
 */
export const foundCustomers: WholeList<FoundCustomer, CustomerSearchRequest> = {
  name: 'customerList.foundCustomers',
  orderOf: ({ field, descending }) => ({
    column: 'found.place',
    id: 'found.id',
    descending,
    sortValueOf: CUSTOMER_ORDERS[field].sortValueOf,
  }),
  isFoundByFew: true,
  select: (scope, request, few) => {
    const hits = hitsOf(scope, request.search, request.asOf, few);
    const chosen = chosenCustomers(scope, request, few);
    return {
      sql: `SELECT found.counted, ${customersFrom(
        request,
        `(
          SELECT c.id, ${CUSTOMER_ORDERS[request.field].column} AS place, COUNT(*) OVER () AS counted
          FROM (${hits.sql}) hits STRAIGHT_JOIN customers c ON c.id = hits.id WHERE ${chosen.sql}
        ) found STRAIGHT_JOIN customers c ON c.id = found.id`,
      )} WHERE TRUE`,
      values: [...hits.values, ...chosen.values],
    };
  },
  toRow: customerOfList,
  customerOf: ({ ids }) => ids,
};
