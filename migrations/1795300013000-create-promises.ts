import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePromises1795300013000 implements MigrationInterface {
  readonly name = 'CreatePromises1795300013000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS promises (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      interaction_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      case_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      text VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      made_at DATETIME(3) NOT NULL,
      made_by_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      owner_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      due_at DATETIME(3) NOT NULL,
      told_how VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      settled_at DATETIME(3) NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_promises_key (source_id, external_id),
      KEY ix_promises_customer (customer_id, made_at, id),
      KEY ix_promises_customer_state (customer_id, state, made_at, id),
      KEY ix_promises_made (made_at, id),
      KEY ix_promises_due (due_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS promises');
  }
}
