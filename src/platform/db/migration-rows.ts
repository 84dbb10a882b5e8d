import type { QueryRunner } from 'typeorm';
import type { SqlValue } from './db';

/** Rows of a SELECT in a migration. The migration names the row's shape; the library cannot know it. */
export async function migrationRows<Row>(
  queryRunner: QueryRunner,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<Row[]> {
  return (await queryRunner.query(sql, [...values])) as Row[];
}
