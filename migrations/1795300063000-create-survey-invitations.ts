import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveyInvitations1795300063000 implements MigrationInterface {
  readonly name = 'CreateSurveyInvitations1795300063000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS survey_invitations (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      survey_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      interaction_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      case_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      answer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      eligible_at DATETIME(3) NOT NULL,
      sent_at DATETIME(3) NULL,
      delivered_at DATETIME(3) NULL,
      opened_at DATETIME(3) NULL,
      answered_at DATETIME(3) NULL,
      declined_at DATETIME(3) NULL,
      expired_at DATETIME(3) NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_survey_invitations_key (source_id, external_id),
      KEY ix_survey_invitations_customer (customer_id, eligible_at, id),
      KEY ix_survey_invitations_answer (answer_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS survey_invitations');
  }
}
