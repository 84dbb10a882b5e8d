import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/**
 * What the evidence of an advocate weighed at a moment, from which it is carried on, and until when score and stage hold by themselves: so what
 * has faded is the one end of an index. Of statuses that are there already the stage held until it was last changed: each is worked out once.
 */
export class AddWeightOfAdvocates1795900300000 implements MigrationInterface {
  readonly name = 'AddWeightOfAdvocates1795900300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'advocacy_statuses', 'weight_millionths')) return;
    await queryRunner.query(`ALTER TABLE advocacy_statuses
      ADD COLUMN weight_millionths BIGINT NOT NULL DEFAULT 0 AFTER score,
      ADD COLUMN weighed_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) AFTER weight_millionths,
      ADD COLUMN score_until DATETIME(3) NULL AFTER weighed_at,
      ADD COLUMN stage_until DATETIME(3) NULL AFTER since,
      ADD COLUMN nominated_at DATETIME(3) NULL AFTER owner_id,
      ADD COLUMN nominated_by_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER nominated_at,
      ADD KEY ix_advocacy_statuses_score_until (score_until, customer_id),
      ADD KEY ix_advocacy_statuses_stage_until (stage_until, customer_id)`);
    await queryRunner.query(
      'UPDATE advocacy_statuses SET weight_millionths = score * 1000000, weighed_at = updated_at, stage_until = since',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'advocacy_statuses', 'weight_millionths'))) return;
    await queryRunner.query(`ALTER TABLE advocacy_statuses
      DROP KEY ix_advocacy_statuses_stage_until, DROP KEY ix_advocacy_statuses_score_until,
      DROP COLUMN nominated_by_id, DROP COLUMN nominated_at, DROP COLUMN stage_until, DROP COLUMN score_until,
      DROP COLUMN weighed_at, DROP COLUMN weight_millionths`);
  }
}
