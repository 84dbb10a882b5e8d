import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateVipMemberships1795300055000 implements MigrationInterface {
  readonly name = 'CreateVipMemberships1795300055000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS vip_memberships (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      valid_from DATETIME(3) NOT NULL,
      valid_to DATETIME(3) NULL,
      enrolled_by_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      version INT NOT NULL DEFAULT 1,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_vip_memberships_key (source_id, external_id),
      KEY ix_vip_memberships_customer (customer_id, valid_from, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS vip_memberships');
  }
}
