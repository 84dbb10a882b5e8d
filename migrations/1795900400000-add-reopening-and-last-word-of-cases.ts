import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** When a case was last opened again, and what its source said last of a case that was moved here since. */
export class AddReopeningAndLastWordOfCases1795900400000 implements MigrationInterface {
  readonly name = 'AddReopeningAndLastWordOfCases1795900400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'cases', 'reopened_at')) return;
    await queryRunner.query(`ALTER TABLE cases
      ADD COLUMN reopened_at DATETIME(3) NULL AFTER reopenings,
      ADD COLUMN said_by_source TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL AFTER reopened_at`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'cases', 'reopened_at'))) return;
    await queryRunner.query('ALTER TABLE cases DROP COLUMN said_by_source, DROP COLUMN reopened_at');
  }
}
