import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn, hasIndex } from '../src/platform/db/migration-schema';

/**
 * Why a loop was given up, and the invitations of a loop by an index. Asked again is who was sent the invitation: steps that were taken
 * when it was made are put right.
 */
export class AskAgainOnceSentAndGiveUpLoops1796000110000 implements MigrationInterface {
  readonly name = 'AskAgainOnceSentAndGiveUpLoops1796000110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'survey_loop_steps', 'reason')))
      await queryRunner.query(`ALTER TABLE survey_loop_steps
        ADD COLUMN reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL`);
    if (!(await hasIndex(queryRunner, 'survey_invitations', 'ix_survey_invitations_loop')))
      await queryRunner.query('ALTER TABLE survey_invitations ADD KEY ix_survey_invitations_loop (loop_id)');
    await queryRunner.query(`DELETE FROM survey_loop_steps WHERE step = 'ASKED_AGAIN'
      AND loop_id IN (SELECT i.loop_id FROM survey_invitations i WHERE i.loop_id IS NOT NULL)
      AND loop_id NOT IN (SELECT i.loop_id FROM survey_invitations i WHERE i.loop_id IS NOT NULL AND i.sent_at IS NOT NULL)`);
    await queryRunner.query(`UPDATE survey_loop_steps t JOIN survey_invitations i ON i.loop_id = t.loop_id
      SET t.taken_at = i.sent_at WHERE t.step = 'ASKED_AGAIN' AND i.sent_at IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'survey_invitations', 'ix_survey_invitations_loop'))
      await queryRunner.query('ALTER TABLE survey_invitations DROP KEY ix_survey_invitations_loop');
    if (await hasColumn(queryRunner, 'survey_loop_steps', 'reason'))
      await queryRunner.query('ALTER TABLE survey_loop_steps DROP COLUMN reason');
  }
}
