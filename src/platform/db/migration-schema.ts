import type { QueryRunner } from 'typeorm';
import { migrationRows } from './migration-rows';

/** Whether a table has that column: what a migration asks before it adds or drops one, so that it can be run again after a crash. */
export async function hasColumn(queryRunner: QueryRunner, table: string, column: string): Promise<boolean> {
  const rows = await migrationRows(
    queryRunner,
    `SELECT 1 FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ? LIMIT 1`,
    [table, column],
  );
  return rows.length > 0;
}

/** Whether a table has that index. */
export async function hasIndex(queryRunner: QueryRunner, table: string, index: string): Promise<boolean> {
  const rows = await migrationRows(
    queryRunner,
    `SELECT 1 FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ? LIMIT 1`,
    [table, index],
  );
  return rows.length > 0;
}
