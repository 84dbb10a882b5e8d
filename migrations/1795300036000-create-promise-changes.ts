import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePromiseChanges1795300036000 implements MigrationInterface {
  readonly name = 'CreatePromiseChanges1795300036000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS promise_changes (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      promise_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      at DATETIME(3) NOT NULL,
      former_due_at DATETIME(3) NOT NULL,
      new_due_at DATETIME(3) NOT NULL,
      told_at DATETIME(3) NULL,
      told_how VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      agent_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_promise_changes_key (source_id, external_id),
      KEY ix_promise_changes_promise (promise_id, at, id),
      KEY ix_promise_changes_customer (customer_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS promise_changes');
  }
}
