import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** In which contact a case was brought up, and when and how the customer was told what came of it. */
export class AddOutcomeAndContactOfCases1795800301000 implements MigrationInterface {
  readonly name = 'AddOutcomeAndContactOfCases1795800301000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'cases', 'interaction_id')) return;
    await queryRunner.query(`ALTER TABLE cases
      ADD COLUMN interaction_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER customer_id,
      ADD COLUMN told_at DATETIME(3) NULL AFTER resolved_at,
      ADD COLUMN told_how VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER told_at`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'cases', 'interaction_id'))) return;
    await queryRunner.query(
      'ALTER TABLE cases DROP COLUMN told_how, DROP COLUMN told_at, DROP COLUMN interaction_id',
    );
  }
}
