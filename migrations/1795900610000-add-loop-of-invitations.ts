import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** The loop by which somebody is asked the same again. */
export class AddLoopOfInvitations1795900610000 implements MigrationInterface {
  readonly name = 'AddLoopOfInvitations1795900610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'survey_invitations', 'loop_id')) return;
    await queryRunner.query(`ALTER TABLE survey_invitations
      ADD COLUMN loop_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER case_id`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'survey_invitations', 'loop_id'))) return;
    await queryRunner.query('ALTER TABLE survey_invitations DROP COLUMN loop_id');
  }
}
