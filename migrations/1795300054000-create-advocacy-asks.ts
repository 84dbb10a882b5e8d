import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAdvocacyAsks1795300054000 implements MigrationInterface {
  readonly name = 'CreateAdvocacyAsks1795300054000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS advocacy_asks (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      asked_at DATETIME(3) NOT NULL,
      asked_by_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      outcome VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      ended_at DATETIME(3) NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_advocacy_asks_key (source_id, external_id),
      KEY ix_advocacy_asks_customer (customer_id, asked_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS advocacy_asks');
  }
}
