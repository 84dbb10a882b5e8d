import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCustomers1795300002000 implements MigrationInterface {
  readonly name = 'CreateCustomers1795300002000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS customers (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      display_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      given_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      family_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      organisation_name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
      birth_date DATE NULL,
      segment VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL,
      time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
      preferred_channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      last_contact_at DATETIME(3) NULL,
      absorbed_into_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      absorbed_ids JSON NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      KEY ix_customers_name (display_name, id),
      KEY ix_customers_last_contact (last_contact_at, id),
      KEY ix_customers_created (created_at, id),
      KEY ix_customers_segment_name (segment, display_name, id),
      KEY ix_customers_segment_last_contact (segment, last_contact_at, id),
      KEY ix_customers_segment_created (segment, created_at, id),
      KEY ix_customers_absorbed_into (absorbed_into_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS customers');
  }
}
