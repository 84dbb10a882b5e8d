import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuditEvents1795300100000 implements MigrationInterface {
  readonly name = 'CreateAuditEvents1795300100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS audit_events (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      chain CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      place INT NOT NULL,
      at DATETIME(3) NOT NULL,
      action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      subject_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
      roles VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      client_kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      operation VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
      reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
      subjects MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      seal VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_audit_events_place (chain, place),
      KEY ix_audit_events_at (at, id),
      KEY ix_audit_events_subject (subject_id, at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS audit_events');
  }
}
