import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUnmaskingViewers1795800400000 implements MigrationInterface {
  readonly name = 'CreateUnmaskingViewers1795800400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS unmasking_viewers (
      subject_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      PRIMARY KEY (subject_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS unmasking_viewers');
  }
}
