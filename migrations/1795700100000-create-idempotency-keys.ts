import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1795700100000 implements MigrationInterface {
  readonly name = 'CreateIdempotencyKeys1795700100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS idempotency_keys (
      digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      input_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      outcome JSON NULL,
      expires_at DATETIME(3) NOT NULL,
      PRIMARY KEY (digest),
      KEY ix_idempotency_keys_expiry (expires_at)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS idempotency_keys');
  }
}
