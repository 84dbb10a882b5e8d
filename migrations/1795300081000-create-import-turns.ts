import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImportTurns1795300081000 implements MigrationInterface {
  readonly name = 'CreateImportTurns1795300081000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS import_turns (
      source_code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (source_code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS import_turns');
  }
}
