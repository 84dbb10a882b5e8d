import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has happened, in the one order in which everybody hears of it: read on from a position, and nothing is missed. */
export class CreateEvents1795700103000 implements MigrationInterface {
  readonly name = 'CreateEvents1795700103000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS events (
      position BIGINT NOT NULL,
      at DATETIME(3) NOT NULL,
      topic VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      object VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      change_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (position),
      UNIQUE KEY uq_events_change (change_id),
      KEY ix_events_at (at)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS events');
  }
}
