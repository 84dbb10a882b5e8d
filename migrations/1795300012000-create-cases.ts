import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCases1795300012000 implements MigrationInterface {
  readonly name = 'CreateCases1795300012000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS cases (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      subject VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      is_open TINYINT(1) AS (status NOT IN ('RESOLVED', 'CLOSED')) STORED,
      priority VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      owner_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      reason_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      product_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      root_cause VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      opened_at DATETIME(3) NOT NULL,
      due_at DATETIME(3) NULL,
      resolved_at DATETIME(3) NULL,
      closed_at DATETIME(3) NULL,
      reopenings INT NOT NULL DEFAULT 0,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_cases_key (source_id, external_id),
      KEY ix_cases_customer (customer_id, opened_at, id),
      KEY ix_cases_customer_open (customer_id, is_open, opened_at, id),
      KEY ix_cases_opened (opened_at, id),
      KEY ix_cases_due (due_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS cases');
  }
}
