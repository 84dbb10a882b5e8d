import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSurveyAnswerDrivers1795300064000 implements MigrationInterface {
  readonly name = 'CreateSurveyAnswerDrivers1795300064000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS survey_answer_drivers (
      answer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      expectation VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      rating INT NOT NULL,
      scale_min INT NOT NULL,
      scale_max INT NOT NULL,
      PRIMARY KEY (answer_id, code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS survey_answer_drivers');
  }
}
