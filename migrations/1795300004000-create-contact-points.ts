import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContactPoints1795300004000 implements MigrationInterface {
  readonly name = 'CreateContactPoints1795300004000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS contact_points (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      value VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
      value_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      is_verified TINYINT(1) NOT NULL,
      is_primary TINYINT(1) NOT NULL,
      valid_from DATETIME(3) NULL,
      valid_to DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_contact_points_profile (source_profile_id, type, value_key),
      KEY ix_contact_points_value (value_key, customer_id),
      KEY ix_contact_points_customer (customer_id, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS contact_points');
  }
}
