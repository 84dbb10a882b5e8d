import type { DataSource } from 'typeorm';
import type { Db } from '../../src/platform/db/db';

/** TypeORM's own table, which remembers what ran. It is no part of the model. */
export const MIGRATIONS_TABLE = 'schema_migrations';

async function tablesOf(db: Db): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    'catalogue.tables',
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> ? ORDER BY 1',
    [MIGRATIONS_TABLE],
  );
  return rows.map(({ name }) => name);
}

/** Everything that the server knows of the tables, as the statements that would make them again. */
export async function definitionsOf(db: Db): Promise<Record<string, string>> {
  const definitions: Record<string, string> = {};
  for (const table of await tablesOf(db)) {
    const [row] = await db.query<Record<string, string>>(
      'catalogue.definition',
      `SHOW CREATE TABLE \`${table}\``,
    );
    definitions[table] = row?.['Create Table'] ?? '';
  }
  return definitions;
}

interface CatalogueColumn {
  readonly place: string;
  readonly type: string;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly fraction: number | null;
  readonly collation: string | null;
  readonly isNullable: number;
  readonly isKey: number;
  readonly isGenerated: number;
}

const COLUMNS = `SELECT CONCAT(table_name, '.', column_name) AS place, LOWER(data_type) AS type,
    character_maximum_length AS length, numeric_precision AS \`precision\`, numeric_scale AS scale,
    datetime_precision AS fraction, collation_name AS collation, is_nullable = 'YES' AS isNullable,
    column_key = 'PRI' AS isKey, extra LIKE '% GENERATED' AS isGenerated
  FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> ?`;

/** Columns as the database has them, one line each: `customers.name` → `varchar(255) utf8mb4_unicode_520_ci null`. */
export async function columnsInDatabase(dataSource: DataSource, db: Db): Promise<Map<string, string>> {
  const columns = await db.query<CatalogueColumn>('catalogue.columns', COLUMNS, [MIGRATIONS_TABLE]);
  const documents = dataSource.options.type === 'mariadb' ? await checkedDocuments(db) : new Set<string>();
  return new Map(
    columns.map((column) => {
      const isDocument = column.type === 'json' || documents.has(column.place);
      const type = isDocument ? 'json' : typeText(column);
      const collation = isDocument ? null : column.collation;
      return [column.place, lineOf({ ...column, type, collation })];
    }),
  );
}

/** MariaDB keeps a JSON column as text, with a check that it is one. */
async function checkedDocuments(db: Db): Promise<Set<string>> {
  const rows = await db.query<{ place: string }>(
    'catalogue.documents',
    "SELECT CONCAT(table_name, '.', constraint_name) AS place FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() AND check_clause LIKE 'json_valid(%'",
  );
  return new Set(rows.map(({ place }) => place));
}

function typeText({
  type,
  length,
  precision,
  scale,
  fraction,
}: Pick<CatalogueColumn, 'type' | 'length' | 'precision' | 'scale' | 'fraction'>): string {
  if (type === 'char' || type === 'varchar') return `${type}(${String(length)})`;
  if (type === 'decimal') return `${type}(${String(precision)},${String(scale)})`;
  if (type === 'datetime') return `${type}(${String(fraction)})`;
  return type;
}

/** Columns as the entities declare them, in the same words. */
export function columnsInEntities(dataSource: DataSource): Map<string, string> {
  return new Map(
    dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column): [string, string] => {
        const type = typeText({
          type: dataSource.driver.normalizeType(column),
          length: Number(column.length),
          precision: column.precision ?? null,
          scale: column.scale ?? null,
          fraction: column.precision ?? 0,
        });
        return [
          `${tableName}.${column.databaseName}`,
          lineOf({
            type,
            collation: column.collation ?? null,
            isNullable: Number(column.isNullable),
            isKey: Number(column.isPrimary),
            // An entity never writes what the database makes itself.
            isGenerated: Number(!column.isInsert && !column.isUpdate),
          }),
        ];
      }),
    ),
  );
}

function lineOf(
  column: Pick<CatalogueColumn, 'type' | 'collation' | 'isNullable' | 'isKey' | 'isGenerated'>,
): string {
  return [
    column.type,
    column.collation,
    column.isNullable ? 'null' : 'not null',
    column.isKey ? 'key' : null,
    column.isGenerated ? 'generated' : null,
  ]
    .filter((word) => word !== null)
    .join(' ');
}

/** How two maps of columns differ, in both directions. */
export function differences(
  declared: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...declared.keys(), ...found.keys()])]
    .filter((place) => declared.get(place) !== found.get(place))
    .sort()
    .map(
      (place) =>
        `${place}: declared ${declared.get(place) ?? 'nowhere'}, found ${found.get(place) ?? 'nowhere'}`,
    );
}
