import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChanges1795700101000 implements MigrationInterface {
  readonly name = 'CreateChanges1795700101000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS changes (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      request_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      at DATETIME(3) NOT NULL,
      action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      subject_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      object VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      before_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
      after_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (id),
      KEY ix_changes_object (object, at)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS changes');
  }
}
