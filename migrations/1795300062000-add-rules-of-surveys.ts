import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** When a survey is put, to how many, how seldom, and in which words. */
export class AddRulesOfSurveys1795300062000 implements MigrationInterface {
  readonly name = 'AddRulesOfSurveys1795300062000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'surveys', 'questions'))) {
      await queryRunner.query(`ALTER TABLE surveys
        ADD COLUMN trigger_kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN sampling_share DECIMAL(5,4) NULL,
        ADD COLUMN cool_down_days INT NULL,
        ADD COLUMN questions JSON NULL`);
    }
    // Run again after a crash, these two change nothing that they have changed before.
    await queryRunner.query("UPDATE surveys SET questions = JSON_OBJECT('en', name) WHERE questions IS NULL");
    await queryRunner.query('ALTER TABLE surveys MODIFY COLUMN questions JSON NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'surveys', 'questions'))) return;
    await queryRunner.query(`ALTER TABLE surveys
      DROP COLUMN trigger_kind, DROP COLUMN sampling_share, DROP COLUMN cool_down_days, DROP COLUMN questions`);
  }
}
