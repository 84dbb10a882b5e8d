import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUnmaskings1795500100000 implements MigrationInterface {
  readonly name = 'CreateUnmaskings1795500100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS unmaskings (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      subject_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      ends_at DATETIME(3) NOT NULL,
      PRIMARY KEY (id),
      KEY ix_unmaskings_subject (subject_id, ends_at)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS unmaskings');
  }
}
