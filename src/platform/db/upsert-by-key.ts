import { newId, newIdBeside, type Id } from '../../kernel/id';
import { insertValues, type RowValues } from './insert-rows';
import { loadValues } from './load-rows';
import type { Sql, SqlValue } from './db';
import { toSnakeCase } from './naming';

/** A table whose rows a source delivers, one for each (source, key of the source). */
export interface KeyedTable<Row> {
  /** Leads the names of the statements: `interactions`. */
  readonly feature: string;
  readonly table: string;
  /** What a row says, besides id, source, key and times. */
  readonly columns: readonly (keyof Row & string)[];
  /** Whether a `version` column counts the changes. */
  readonly isVersioned: boolean;
}

export interface KeyedRow<Row> {
  readonly externalId: string;
  readonly row: Row;
}

export interface UpsertOptions<Row> {
  readonly now: Date;
  /** A stored row that differs in one of these is changed. */
  readonly compared: readonly (keyof Row & string)[];
  /** What a change writes; besides the compared columns those that follow from them. */
  readonly written: readonly (keyof Row & string)[];
  /** What a row that is there becomes by what is delivered; that, unless said otherwise. */
  readonly become?: (before: Row, delivered: Row) => Row;
  /** True for a key that the same delivery has brought before. It may come again, but not with other values. */
  readonly isRepeat: (externalId: string) => boolean;
}

/** What became of a row. `contradicted`: the same delivery says something else under the same key; nothing was written. */
export type UpsertOutcome = 'inserted' | 'updated' | 'unchanged' | 'contradicted';

export interface UpsertResult<Row> {
  readonly outcome: UpsertOutcome;
  /** Of the row that is there now. */
  readonly id: Id;
  /** The row that was there before; null for a new one. */
  readonly before: Row | null;
}

type Stored<Row> = Row & { readonly id: Id; readonly externalId: string; readonly version: number };

/** DECIMAL columns come back with all their places (1250.5 as `1250.5000`), flags as 0 and 1. */
function plain(value: SqlValue | undefined): SqlValue | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && /^-?\d+\.\d*0$/.test(value) ? value.replace(/\.?0+$/, '') : value;
}

function isSame(stored: SqlValue | undefined, wanted: SqlValue | undefined): boolean {
  return plain(stored) === plain(wanted);
}

async function findStored<Row>(
  sql: Sql,
  { feature, table, columns, isVersioned }: KeyedTable<Row>,
  sourceId: Id,
  keys: readonly string[],
): Promise<Map<string, Stored<Row>>> {
  const selected = ['id', 'externalId', ...columns, ...(isVersioned ? ['version'] : [])];
  const list = selected.map((property) => `${toSnakeCase(property)} AS ${property}`).join(', ');
  const rows = await sql.query<Stored<Row>>(
    `${feature}.lockByKey`,
    `SELECT ${list} FROM ${table} WHERE source_id = ? AND external_id IN (?) FOR UPDATE`,
    [sourceId, [...keys].sort()],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** A row that names its customer lies beside them. */
function newIdOf(row: { readonly customerId?: SqlValue }): Id {
  return typeof row.customerId === 'string' ? newIdBeside(row.customerId) : newId();
}

/** What is written of a row, and in which order. */
function writtenColumns<Row>({ columns, isVersioned }: KeyedTable<Row>): readonly string[] {
  return [
    'id',
    'externalId',
    'sourceId',
    'createdAt',
    'updatedAt',
    ...columns,
    ...(isVersioned ? ['version'] : []),
  ];
}

interface Classified<Row> {
  readonly results: UpsertResult<Row>[];
  readonly inserted: RowValues[];
  readonly updated: RowValues[];
}

/** Tells new, changed and known rows apart, and rows that contradict what the delivery has said before. */
function classify<Row extends { readonly [K in keyof Row]: SqlValue }>(
  { columns, isVersioned }: KeyedTable<Row>,
  sourceId: Id,
  rows: readonly KeyedRow<Row>[],
  stored: ReadonlyMap<string, Stored<Row>>,
  { compared, become, isRepeat, now }: UpsertOptions<Row>,
): Classified<Row> {
  const inserted: RowValues[] = [];
  const updated: RowValues[] = [];
  const delivered = new Map<string, { readonly id: Id; readonly row: Row }>();
  const results = rows.map(({ externalId, row: said }): UpsertResult<Row> => {
    const before = stored.get(externalId) ?? null;
    const row = before === null || become === undefined ? said : become(before, said);
    const earlier = delivered.get(externalId);
    const id = earlier?.id ?? before?.id ?? newIdOf(row);
    const current = earlier?.row ?? before;
    const isSameAgain = current !== null && compared.every((column) => isSame(current[column], row[column]));
    const hasCome = earlier !== undefined || (before !== null && isRepeat(externalId));
    if (!isSameAgain && hasCome) return { outcome: 'contradicted', id, before };
    delivered.set(externalId, { id, row });
    if (isSameAgain) return { outcome: 'unchanged', id, before };
    const values: SqlValue[] = [id, externalId, sourceId, now, now];
    for (const column of columns) values.push(row[column]);
    if (isVersioned) values.push(before === null ? 1 : before.version + 1);
    (before === null ? inserted : updated).push(values);
    return { outcome: before === null ? 'inserted' : 'updated', id, before };
  });
  return { results, inserted, updated };
}

/**
 * Brings rows that a source delivers into their table, in three statements: finds which are there, inserts the new ones and
 * changes those that say something else. A row that says what is stored is not touched. Needs a transaction in which nobody
 * else delivers for the same source (sources' beginDelivery). Results come in the order of the rows.
 */
export async function upsertByKey<Row extends { readonly [K in keyof Row]: SqlValue }>(
  tx: Sql,
  target: KeyedTable<Row>,
  sourceId: Id,
  rows: readonly KeyedRow<Row>[],
  options: UpsertOptions<Row>,
): Promise<UpsertResult<Row>[]> {
  if (rows.length === 0) return [];
  const keys = rows.map(({ externalId }) => externalId);
  const stored = await findStored(tx, target, sourceId, keys);
  const { results, inserted, updated } = classify(target, sourceId, rows, stored, options);
  const into = { table: target.table, columns: writtenColumns(target) };
  const writeNew = (await tx.takesLoads()) ? loadValues : insertValues;
  await writeNew(tx, `${target.feature}.insertDelivered`, into, inserted);
  const updateOnDuplicate = [...options.written, ...(target.isVersioned ? ['version'] : []), 'updatedAt'];
  await insertValues(tx, `${target.feature}.updateDelivered`, { ...into, updateOnDuplicate }, updated);
  return results;
}
