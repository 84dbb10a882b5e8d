import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdeas1795300053000 implements MigrationInterface {
  readonly name = 'CreateIdeas1795300053000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS ideas (
      act_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      text TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      decided_at DATETIME(3) NULL,
      told_at DATETIME(3) NULL,
      PRIMARY KEY (act_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS ideas');
  }
}
