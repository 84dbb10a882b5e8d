import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSourceSystems1795300001000 implements MigrationInterface {
  readonly name = 'CreateSourceSystems1795300001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS source_systems (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      trust_rank INT NOT NULL,
      time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      last_synced_at DATETIME(3) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_source_systems_code (code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS source_systems');
  }
}
