import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveyAnswers1795300015000 implements MigrationInterface {
  readonly name = 'CreateSurveyAnswers1795300015000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS survey_answers (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      survey_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      metric VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      score INT NOT NULL,
      scale_min INT NOT NULL,
      scale_max INT NOT NULL,
      answered_at DATETIME(3) NOT NULL,
      comment TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL,
      interaction_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      case_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_survey_answers_key (source_id, external_id),
      KEY ix_survey_answers_customer (customer_id, metric, answered_at, id),
      KEY ix_survey_answers_customer_all (customer_id, answered_at, id),
      KEY ix_survey_answers_answered (answered_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS survey_answers');
  }
}
