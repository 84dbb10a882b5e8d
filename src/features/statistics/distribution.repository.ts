import type { Sql } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import { aliasesOf, groupByKeys, groupOf, selectKeys, type Cut } from './cut.repository';
import { NO_VALUES, type Distribution } from './distribution.type';

/** What is measured: a whole number of each fact, where the condition holds. */
export interface Measure {
  readonly name: string;
  readonly value: string;
  readonly where: Fragment;
}

/** DECIMAL comes as text, and of nothing it is null. */
interface SelectedDistribution {
  readonly n: string | null;
  readonly sum: string | null;
  readonly sumOfSquares: string | null;
  readonly min: number | null;
  readonly lowerMiddle: number | null;
  readonly upperMiddle: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** The smallest value that at least so many per cent of all values do not exceed: the one of nearest rank. In whole numbers, so exact. */
function percentile(percent: number): string {
  return `MIN(CASE WHEN upTo * 100 >= n * ${String(percent)} THEN value END)`;
}

/** In whole numbers as far as they go: the difference of two large squares would lose its digits. */
function spread(n: number, sum: bigint, sumOfSquares: bigint): number {
  return Math.sqrt(Number(BigInt(n) * sumOfSquares - sum * sum)) / n;
}

function toDistribution(row: SelectedDistribution, unit: number): Distribution {
  if (row.n === null || row.sum === null || row.sumOfSquares === null) return NO_VALUES;
  const n = Number(row.n);
  const inUnit = (value: number | null): number | null => value && value / unit;
  const sum = Number(row.sum) / unit;
  return {
    n,
    sum,
    mean: sum / n,
    standardDeviation: spread(n, BigInt(row.sum), BigInt(row.sumOfSquares)) / unit,
    min: inUnit(row.min),
    median: inUnit(((row.lowerMiddle ?? 0) + (row.upperMiddle ?? 0)) / 2),
    p80: inUnit(row.p80),
    p90: inUnit(row.p90),
    p95: inUnit(row.p95),
    p99: inUnit(row.p99),
    max: inUnit(row.max),
  };
}

/**
 * How the values of a measure are distributed in every group, by `groupOf`; a group without values is left out. One statement,
 * one row for each group: equal values are counted, the counts added up from the smallest value, and each rank is read off.
 * `unit` is how many of what the column counts make one of what is shown.
 */
export async function findDistributions(
  sql: Sql,
  cut: Cut,
  measure: Measure,
  unit: number,
): Promise<ReadonlyMap<string, Distribution>> {
  const keys = selectKeys(cut);
  const aliases = aliasesOf(cut);
  const list = aliases && `${aliases}, `;
  const perGroup = aliases && `PARTITION BY ${aliases}`;
  const rows = await sql.query<SelectedDistribution>(
    'statistics.findDistributions',
    `SELECT ${list}MAX(n) AS n, SUM(value * times) AS sum, SUM(CAST(value AS DECIMAL(20)) * value * times) AS sumOfSquares,
       MIN(value) AS min, MAX(value) AS max,
       MIN(CASE WHEN upTo * 2 >= n THEN value END) AS lowerMiddle, MIN(CASE WHEN upTo * 2 > n THEN value END) AS upperMiddle,
       ${percentile(80)} AS p80, ${percentile(90)} AS p90, ${percentile(95)} AS p95, ${percentile(99)} AS p99
     FROM (SELECT ${list}value, times, SUM(times) OVER (${perGroup} ORDER BY value) AS upTo, SUM(times) OVER (${perGroup}) AS n
       FROM (SELECT ${keys.sql}${measure.value} AS value, COUNT(*) AS times FROM ${cut.from}
         WHERE ${cut.where.sql} AND ${measure.where.sql} ${groupByKeys(cut, 1)}) counted) ranked
     ${groupByKeys(cut)}`,
    [...keys.values, ...cut.where.values, ...measure.where.values],
  );
  return new Map(rows.map((row) => [groupOf(cut, row), toDistribution(row, unit)]));
}
