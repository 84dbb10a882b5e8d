import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrationRows } from '../src/platform/db/migration-rows';

/** With the owner come the orders and the filters that advocates are listed by; one statement, so it is there whole or not at all. */
export class AddAdvocacyOwner1795300058000 implements MigrationInterface {
  readonly name = 'AddAdvocacyOwner1795300058000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) return;
    await queryRunner.query(`ALTER TABLE advocacy_statuses
      ADD COLUMN owner_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER is_vip,
      ADD KEY ix_advocacy_statuses_score (score, customer_id),
      ADD KEY ix_advocacy_statuses_since (since, customer_id),
      ADD KEY ix_advocacy_statuses_stage_score (stage, score, customer_id),
      ADD KEY ix_advocacy_statuses_stage_since (stage, since, customer_id),
      ADD KEY ix_advocacy_statuses_owner (owner_id, score, customer_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await isThere(queryRunner))) return;
    await queryRunner.query(`ALTER TABLE advocacy_statuses
      DROP KEY ix_advocacy_statuses_owner,
      DROP KEY ix_advocacy_statuses_stage_since,
      DROP KEY ix_advocacy_statuses_stage_score,
      DROP KEY ix_advocacy_statuses_since,
      DROP KEY ix_advocacy_statuses_score,
      DROP COLUMN owner_id`);
  }
}

async function isThere(queryRunner: QueryRunner): Promise<boolean> {
  const rows = await migrationRows(
    queryRunner,
    `SELECT 1 FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'advocacy_statuses' AND column_name = 'owner_id' LIMIT 1`,
  );
  return rows.length > 0;
}
