import { fewWithin, withinScopeOrFew } from '../../platform/authz/few-customers';
import type { RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql, SqlValue } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import { walking } from '../../platform/db/walked-index';
import { badUserInput } from '../../platform/graphql/errors';
import { attributeValue } from '../attributes/attribute.filter';
import {
  attributeOf,
  type Attribute,
  type AttributeColumnValue,
  type AttributeDefinitionRow,
} from '../attributes/attribute.type';
import {
  offsetsBetween,
  periodAt,
  type OffsetStretch,
  type Period,
  type PeriodCut,
  type PeriodLength,
} from './domain/period';

/** What facts may be grouped by: a name for its column with the values of its question marks, and the joins that bring it. */
export interface KeyColumn {
  readonly alias: string;
  readonly sql: string;
  readonly values?: readonly SqlValue[];
  readonly joins?: readonly string[];
}

/** One kind of fact, in the SQL of its table. */
export interface Facts {
  readonly from: string;
  readonly customerColumn: string;
  /** Index that finds the facts of a customer. */
  readonly customerIndex: string;
  readonly timeColumn: string;
}

/** Facts as they were asked for: which ones, and how they fall into groups. */
export interface Cut {
  readonly facts: Facts;
  readonly from: string;
  readonly where: Fragment;
  /** The columns that tell one group from another, each with its alias. */
  readonly keys: readonly (Fragment & { readonly alias: string })[];
  readonly period: PeriodCut | null;
}

/** The zone's rules are looked through week by week: a date of nonsense must not keep the server busy. */
const MOST_YEARS = 200;
const YEAR_MS = 365.25 * 86_400_000;

async function offsetsOf(
  sql: Sql,
  { zone }: PeriodCut,
  { facts, from, where }: Pick<Cut, 'facts' | 'from' | 'where'>,
): Promise<OffsetStretch[]> {
  const [span] = await sql.query<{ first: Date | null; last: Date | null }>(
    'statistics.offsetsOf',
    `SELECT MIN(${facts.timeColumn}) AS first, MAX(${facts.timeColumn}) AS last FROM ${from} WHERE ${where.sql}`,
    where.values,
  );
  const { first, last } = { first: span?.first ?? new Date(0), last: span?.last ?? new Date(0) };
  if (last.getTime() - first.getTime() > MOST_YEARS * YEAR_MS) {
    throw badUserInput(
      `From ${first.toISOString()} to ${last.toISOString()} there are more than ${String(MOST_YEARS)} years: narrow "filter" by time.`,
    );
  }
  return offsetsBetween(zone, first, last);
}

/** The offset that holds at a moment. Rows that came in since the span was read keep the offset at its end. */
function offsetColumn(time: string, [earliest, ...later]: readonly OffsetStretch[]): Fragment {
  const first = String(earliest?.seconds ?? 0);
  if (later.length === 0) return { sql: first, values: [] };
  const latestFirst = [...later].reverse();
  return {
    sql: `CASE ${latestFirst.map(({ seconds }) => `WHEN ${time} >= ? THEN ${String(seconds)}`).join(' ')} ELSE ${first} END`,
    values: latestFirst.map(({ since }) => since),
  };
}

/** `2026-03-29`, what the clocks show when the period begins; of an hour `2026-03-29T02:00 3600`, with the offset in seconds. */
function periodColumn(time: string, length: PeriodLength, stretches: readonly OffsetStretch[]): Fragment {
  const offset = offsetColumn(time, stretches);
  const local = `TIMESTAMPADD(SECOND, ${offset.sql}, ${time})`;
  switch (length) {
    case 'HOUR':
      return {
        sql: `CONCAT(DATE_FORMAT(${local}, '%Y-%m-%dT%H:00'), ' ', ${offset.sql})`,
        values: [...offset.values, ...offset.values],
      };
    case 'DAY':
      return { sql: `DATE_FORMAT(${local}, '%Y-%m-%d')`, values: offset.values };
    case 'WEEK':
      return {
        sql: `DATE_FORMAT(TIMESTAMPADD(DAY, -WEEKDAY(${local}), ${local}), '%Y-%m-%d')`,
        values: [...offset.values, ...offset.values],
      };
    case 'MONTH':
      return { sql: `DATE_FORMAT(${local}, '%Y-%m-01')`, values: offset.values };
  }
}

/**
 * Prepares facts to be grouped. Takes a statement where there is a period (the rules of a place change over the years), and where it has
 * to be found out whether the viewer reaches few.
 */
export async function cutFacts(
  sql: Sql,
  scope: RowScope,
  facts: Facts,
  {
    chosen,
    columns,
    period,
  }: {
    readonly chosen: readonly Fragment[];
    readonly columns: readonly KeyColumn[];
    readonly period: PeriodCut | null;
  },
): Promise<Cut> {
  const joins = new Set(columns.flatMap((column) => column.joins ?? []));
  const few = await fewWithin(sql, scope);
  const from = [`${facts.from}${walking(few && facts.customerIndex)}`, ...joins].join(' ');
  const where = all([condition(withinScopeOrFew(scope, few, facts.customerColumn)), ...chosen]);
  const keys = columns.map(({ alias, sql: column, values = [] }) => ({ alias, sql: column, values }));
  if (period === null) return { facts, from, where, keys, period };
  const stretches = await offsetsOf(sql, period, { facts, from, where });
  const key = { alias: 'periodKey', ...periodColumn(facts.timeColumn, period.length, stretches) };
  return { facts, from, where, keys: [...keys, key], period };
}

/** The keys for a SELECT, each with a comma behind it. */
export function selectKeys({ keys }: Cut): Fragment {
  return {
    sql: keys.map(({ alias, sql }) => `${sql} AS ${alias}, `).join(''),
    values: keys.flatMap(({ values }) => values),
  };
}

export function aliasesOf({ keys }: Cut): string {
  return keys.map(({ alias }) => alias).join(', ');
}

/**
 * Groups by the keys and by so many columns after them, by their places: a joined table may have a column of the same name.
 * Without any, all facts are one group, also where there is none.
 */
export function groupByKeys({ keys }: Cut, more = 0): string {
  const places = Array.from({ length: keys.length + more }, (_, index) => index + 1);
  return places.length === 0 ? '' : `GROUP BY ${places.join(', ')}`;
}

/** Which group a row belongs to. */
export function groupOf({ keys }: Cut, row: object): string {
  return JSON.stringify(
    keys.map(({ alias }): unknown => {
      const value: unknown = Reflect.get(row, alias);
      return value;
    }),
  );
}

/** The period of a group; null where there is none. */
export function periodOf({ period }: Cut, periodKey: string | undefined): Period | null {
  if (period === null || periodKey === undefined) return null;
  const [localStart = '', offset = '0'] = periodKey.split(' ');
  return periodAt(period.zone, period.length, localStart, Number(offset));
}

/** The column of the attribute that facts are grouped by; none where they are not. `ownerColumn` has the facts' id. */
export function attributeColumns(attribute: AttributeDefinitionRow | null, ownerColumn: string): KeyColumn[] {
  return attribute ? [{ alias: 'attributeValue', ...attributeValue(attribute, ownerColumn) }] : [];
}

/** A row of a group, where it is grouped by an attribute. */
export interface AttributeKey {
  readonly attributeValue?: AttributeColumnValue;
}

/** The attribute of a group with its value; null where there is none. */
export function attributeOfGroup(
  attribute: AttributeDefinitionRow | null,
  { attributeValue: value = null }: AttributeKey,
): Attribute | null {
  return attribute && value !== null ? attributeOf(attribute, value) : null;
}
