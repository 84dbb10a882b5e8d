import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAttributeDefinitions1795300021000 implements MigrationInterface {
  readonly name = 'CreateAttributeDefinitions1795300021000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS attribute_definitions (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      owner_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      labels JSON NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_attribute_definitions_code (owner_type, code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS attribute_definitions');
  }
}
