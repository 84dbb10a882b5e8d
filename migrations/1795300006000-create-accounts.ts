import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1795300006000 implements MigrationInterface {
  readonly name = 'CreateAccounts1795300006000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS accounts (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      product_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      number VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
      currency VARCHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      balance DECIMAL(19,4) NULL,
      credit_limit DECIMAL(19,4) NULL,
      overdue DECIMAL(19,4) NULL,
      status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      opened_at DATETIME(3) NULL,
      closed_at DATETIME(3) NULL,
      closing_reason VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_accounts_key (source_id, external_id),
      KEY ix_accounts_number (number),
      KEY ix_accounts_opened (opened_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS accounts');
  }
}
