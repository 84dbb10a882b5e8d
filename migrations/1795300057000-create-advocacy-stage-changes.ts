import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAdvocacyStageChanges1795300057000 implements MigrationInterface {
  readonly name = 'CreateAdvocacyStageChanges1795300057000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS advocacy_stage_changes (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      from_stage VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      to_stage VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      reason VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      changed_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_advocacy_stage_changes_customer (customer_id, changed_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS advocacy_stage_changes');
  }
}
