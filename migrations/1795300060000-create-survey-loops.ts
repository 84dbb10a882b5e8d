import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveyLoops1795300060000 implements MigrationInterface {
  readonly name = 'CreateSurveyLoops1795300060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS survey_loops (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      answer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      owner_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      closed_at DATETIME(3) NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_survey_loops_key (source_id, external_id),
      UNIQUE KEY uq_survey_loops_answer (answer_id),
      KEY ix_survey_loops_customer (customer_id, closed_at)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS survey_loops');
  }
}
