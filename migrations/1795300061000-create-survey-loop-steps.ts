import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveyLoopSteps1795300061000 implements MigrationInterface {
  readonly name = 'CreateSurveyLoopSteps1795300061000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS survey_loop_steps (
      loop_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      step VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      taken_at DATETIME(3) NOT NULL,
      taken_by_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      PRIMARY KEY (loop_id, step)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS survey_loop_steps');
  }
}
