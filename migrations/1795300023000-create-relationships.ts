import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one customer is to another: `related_customer_id` is the employer, guardian or proxy of `customer_id`, or of their household. */
export class CreateRelationships1795300023000 implements MigrationInterface {
  readonly name = 'CreateRelationships1795300023000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS relationships (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      related_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      related_customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      valid_from DATETIME(3) NULL,
      valid_to DATETIME(3) NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_relationships_key (source_id, external_id),
      KEY ix_relationships_customer (customer_id, id),
      KEY ix_relationships_related (related_customer_id, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS relationships');
  }
}
