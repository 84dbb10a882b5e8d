import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAdvocacyStatuses1795300016000 implements MigrationInterface {
  readonly name = 'CreateAdvocacyStatuses1795300016000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS advocacy_statuses (
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      stage VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      score INT NOT NULL,
      is_vip TINYINT(1) NOT NULL,
      since DATETIME(3) NOT NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (customer_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS advocacy_statuses');
  }
}
