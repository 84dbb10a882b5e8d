import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** The code that a referral is known by, that it may be lost, and what was given for it. */
export class AddCourseOfReferrals1795900301000 implements MigrationInterface {
  readonly name = 'AddCourseOfReferrals1795900301000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'referrals', 'code')) return;
    await queryRunner.query(`ALTER TABLE referrals
      ADD COLUMN code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER act_id,
      ADD COLUMN lost_at DATETIME(3) NULL AFTER won_at,
      ADD COLUMN rewarded_at DATETIME(3) NULL AFTER lost_at,
      ADD COLUMN reward VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL AFTER rewarded_at,
      ADD UNIQUE KEY uq_referrals_code (code)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'referrals', 'code'))) return;
    await queryRunner.query(`ALTER TABLE referrals
      DROP KEY uq_referrals_code,
      DROP COLUMN reward, DROP COLUMN rewarded_at, DROP COLUMN lost_at, DROP COLUMN code`);
  }
}
