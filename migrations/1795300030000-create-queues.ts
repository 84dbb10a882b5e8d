import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQueues1795300030000 implements MigrationInterface {
  readonly name = 'CreateQueues1795300030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS queues (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_queues_code (code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS queues');
  }
}
