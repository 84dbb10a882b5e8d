import type { Id } from '../../kernel/id';
import type { Sql } from '../db/db';
import { parseJson } from '../db/json';
import { walking } from '../db/walked-index';
import type { Reach } from '../identity/viewer';
import {
  among,
  foundWithin,
  withinScope,
  withinScopeOf,
  withinScopeOfCustomer,
  type NarrowScope,
  type RowScope,
} from './row-scope';

/** So many ids are few: of a thousand MariaDB makes a table of its own, and no index is looked up by it. */
const MOST_FEW = 900;

/** What was found out in a request, by its scope. */
const known = new WeakMap<NarrowScope, Promise<readonly Id[] | null>>();
/** Reaches that were found to leave many. Not looked at again while the credential that says so is believed: a minute at most. */
const many = new WeakSet<Reach>();

/**
 * The ids of everybody within a scope, of whoever was merged into them too, where they are few; else null. A list of the whole bank that
 * is walked by date passes all others' rows on its way to theirs; so theirs are found by customer. Reads as many rows as are few at most
 * for each thing that narrows the reach.
 */
export function fewWithin(sql: Sql, scope: RowScope): Promise<readonly Id[] | null> {
  if (typeof scope !== 'object' || many.has(scope.reach)) return Promise.resolve(null);
  const asked = known.get(scope) ?? findFew(sql, scope);
  known.set(scope, asked);
  return asked;
}

/** The condition that names the few, so that an index finds what is theirs. */
export function amongFew(customerColumn: string, few: readonly Id[]): string {
  return few.length === 0 ? 'FALSE' : `${customerColumn} IN ('${few.join("', '")}')`;
}

/** The condition that keeps a list of the whole bank within a scope; where few are within, it names them. */
export function withinScopeOrFew(scope: RowScope, few: readonly Id[] | null, customerColumn: string): string {
  if (few === null) return withinScope(scope, customerColumn);
  return `${amongFew(customerColumn, few)} AND ${withinScopeOf(scope, few, customerColumn)}`;
}

async function findFew(sql: Sql, scope: NarrowScope): Promise<readonly Id[] | null> {
  for (const way of waysTo(scope.reach)) {
    const candidates = await sql.query<{ readonly id: Id }>(
      'fewCustomers.candidates',
      `${way} LIMIT ${String(MOST_FEW + 1)}`,
    );
    if (candidates.length > MOST_FEW) continue;
    const ids = await thoseWithin(sql, scope, [...new Set(candidates.map(({ id }) => id))]);
    if (ids.length > MOST_FEW) continue;
    foundWithin(scope, ids);
    return ids;
  }
  many.add(scope.reach);
  return null;
}

/** SELECTs of the `id` of whoever can be within, one for each thing that narrows: the first are of fewest, as a rule. */
function waysTo({ partnerSource, teams, businessUnits, segments }: Reach): string[] {
  const customers = (index: string): string => `customers c${walking(index)}`;
  return [
    ...(partnerSource === null
      ? []
      : [
          `SELECT p.customer_id AS id FROM source_systems s STRAIGHT_JOIN source_profiles p${walking('uq_source_profiles_key')}
            ON p.source_id = s.id WHERE ${among('s.code', [partnerSource])}`,
        ]),
    ...(teams === null
      ? []
      : [
          `SELECT c.id FROM teams t STRAIGHT_JOIN ${customers('ix_customers_team')} ON c.team_id = t.id
            WHERE ${among('t.code', teams)}`,
        ]),
    ...(businessUnits === null
      ? []
      : [
          `SELECT c.id FROM ${customers('ix_customers_business_unit')} WHERE ${among('c.business_unit', businessUnits)}`,
        ]),
    ...(segments === null
      ? []
      : [
          `SELECT c.id FROM ${customers('ix_customers_segment_created')} WHERE ${among('c.segment', segments)}`,
        ]),
  ];
}

async function thoseWithin(sql: Sql, scope: NarrowScope, candidates: readonly Id[]): Promise<Id[]> {
  if (candidates.length === 0) return [];
  const rows = await sql.query<{ readonly id: Id; readonly absorbedIds: unknown }>(
    'fewCustomers.thoseWithin',
    `SELECT c.id, c.absorbed_ids AS absorbedIds FROM customers c
      WHERE c.id IN (?) AND c.absorbed_into_id IS NULL AND ${withinScopeOfCustomer(scope, 'c')}`,
    [candidates],
  );
  return rows.flatMap(({ id, absorbedIds }) => [
    id,
    ...(absorbedIds === null ? [] : parseJson<readonly Id[]>(absorbedIds)),
  ]);
}
