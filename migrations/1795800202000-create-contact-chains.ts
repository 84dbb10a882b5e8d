import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row for each chain (docs/adr/0018-chains-of-contacts.md): a customer's lie together. */
export class CreateContactChains1795800202000 implements MigrationInterface {
  readonly name = 'CreateContactChains1795800202000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS contact_chains (
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      topic_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      started_at DATETIME(3) NOT NULL,
      last_contact_at DATETIME(3) NOT NULL,
      contacts INT NOT NULL,
      settlement VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (customer_id, topic_id, started_at)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS contact_chains');
  }
}
