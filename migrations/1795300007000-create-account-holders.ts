import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccountHolders1795300007000 implements MigrationInterface {
  readonly name = 'CreateAccountHolders1795300007000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS account_holders (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      account_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      valid_from DATETIME(3) NULL,
      valid_to DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_account_holders_key (source_id, external_id),
      KEY ix_account_holders_customer (customer_id, account_id),
      KEY ix_account_holders_account (account_id, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS account_holders');
  }
}
