import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateApiKeys1795300096000 implements MigrationInterface {
  readonly name = 'CreateApiKeys1795300096000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS api_keys (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      holder VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      scopes JSON NOT NULL,
      secret_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      expires_at DATETIME(3) NULL,
      revoked_at DATETIME(3) NULL,
      last_used_on DATE NULL,
      PRIMARY KEY (id),
      KEY ix_api_keys_holder (holder, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS api_keys');
  }
}
