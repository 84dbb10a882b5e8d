import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReviews1795300052000 implements MigrationInterface {
  readonly name = 'CreateReviews1795300052000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS reviews (
      act_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      platform VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      rating INT NOT NULL,
      scale_min INT NOT NULL,
      scale_max INT NOT NULL,
      reach INT NULL,
      text TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      PRIMARY KEY (act_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS reviews');
  }
}
