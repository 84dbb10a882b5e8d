import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInteractions1795300011000 implements MigrationInterface {
  readonly name = 'CreateInteractions1795300011000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS interactions (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      direction VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      started_at DATETIME(3) NOT NULL,
      queued_at DATETIME(3) NULL,
      answered_at DATETIME(3) NULL,
      ended_at DATETIME(3) NULL,
      wait_seconds INT NULL,
      handle_seconds INT NULL,
      ivr_seconds INT NULL,
      outcome VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      settlement VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      reason_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      agent_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_interactions_key (source_id, external_id),
      KEY ix_interactions_customer (customer_id, started_at, id),
      KEY ix_interactions_started (started_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS interactions');
  }
}
