import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers allowed and forbade. Rows are only ever added: the latest counts, the others are the history. */
export class CreateConsentDecisions1795300020000 implements MigrationInterface {
  readonly name = 'CreateConsentDecisions1795300020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS consent_decisions (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      purpose VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      decided_at DATETIME(3) NOT NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_consent_decisions_key (source_id, external_id),
      KEY ix_consent_decisions_customer (customer_id, purpose, channel, decided_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS consent_decisions');
  }
}
