import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOutboxMessages1795700102000 implements MigrationInterface {
  readonly name = 'CreateOutboxMessages1795700102000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS outbox_messages (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      written_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
      at DATETIME(3) NOT NULL,
      topic VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      object VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      change_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (id),
      KEY ix_outbox_messages_order (written_at, id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS outbox_messages');
  }
}
