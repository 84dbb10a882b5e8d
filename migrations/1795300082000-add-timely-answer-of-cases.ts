import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** Whether the bank answered in time, as a source says that gives no date by which it should have. */
export class AddTimelyAnswerOfCases1795300082000 implements MigrationInterface {
  readonly name = 'AddTimelyAnswerOfCases1795300082000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'cases', 'answered_in_time')) return;
    await queryRunner.query('ALTER TABLE cases ADD COLUMN answered_in_time TINYINT(1) NULL AFTER closed_at');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'cases', 'answered_in_time'))) return;
    await queryRunner.query('ALTER TABLE cases DROP COLUMN answered_in_time');
  }
}
