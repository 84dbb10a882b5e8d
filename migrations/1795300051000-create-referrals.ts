import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReferrals1795300051000 implements MigrationInterface {
  readonly name = 'CreateReferrals1795300051000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS referrals (
      act_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      referred_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      referred_customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      accepted_at DATETIME(3) NULL,
      won_at DATETIME(3) NULL,
      PRIMARY KEY (act_id),
      KEY ix_referrals_referred (referred_customer_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS referrals');
  }
}
