import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContactReasons1795300010000 implements MigrationInterface {
  readonly name = 'CreateContactReasons1795300010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS contact_reasons (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      parent_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      names JSON NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_contact_reasons_code (code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS contact_reasons');
  }
}
