import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are there: read and written as a whole, so the hours of a calendar are documents of its row. */
export class CreateBusinessCalendars1795800302000 implements MigrationInterface {
  readonly name = 'CreateBusinessCalendars1795800302000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS business_calendars (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      week JSON NOT NULL,
      special_days JSON NOT NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_business_calendars_code (code)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS business_calendars');
  }
}
