import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImportRuns1795300080000 implements MigrationInterface {
  readonly name = 'CreateImportRuns1795300080000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS import_runs (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      mapping_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      mapping_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      file_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
      file_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      file_size BIGINT NOT NULL,
      on_error VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      rows_read INT NOT NULL DEFAULT 0,
      rows_created INT NOT NULL DEFAULT 0,
      rows_changed INT NOT NULL DEFAULT 0,
      rows_unchanged INT NOT NULL DEFAULT 0,
      rows_skipped INT NOT NULL DEFAULT 0,
      rows_rejected INT NOT NULL DEFAULT 0,
      skipped_by_reason JSON NOT NULL,
      line_reached INT NOT NULL DEFAULT 0,
      is_validated BOOLEAN NOT NULL DEFAULT 0,
      rejects_length BIGINT NOT NULL DEFAULT 0,
      rejects_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      resumptions INT NOT NULL DEFAULT 0,
      begun_at DATETIME(3) NOT NULL,
      progressed_at DATETIME(3) NOT NULL,
      ended_at DATETIME(3) NULL,
      ended_because VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      PRIMARY KEY (id),
      KEY ix_import_runs_begun (begun_at, id),
      KEY ix_import_runs_source (source_id, begun_at, id),
      KEY ix_import_runs_status (status, begun_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS import_runs');
  }
}
