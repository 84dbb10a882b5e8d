import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** Loops that are open, an owner's or everybody's, by when they were opened. `is_open` is kept by the database. */
export class IndexLoopsByOpennessAndOwner1795900611000 implements MigrationInterface {
  readonly name = 'IndexLoopsByOpennessAndOwner1795900611000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'survey_loops', 'is_open')) return;
    await queryRunner.query(`ALTER TABLE survey_loops
      ADD COLUMN is_open TINYINT(1) AS (closed_at IS NULL) STORED AFTER closed_at,
      ADD KEY ix_survey_loops_open (is_open, created_at, id),
      ADD KEY ix_survey_loops_opened (created_at, id),
      ADD KEY ix_survey_loops_owner (owner_id, is_open, created_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'survey_loops', 'is_open'))) return;
    await queryRunner.query(`ALTER TABLE survey_loops
      DROP KEY ix_survey_loops_owner, DROP KEY ix_survey_loops_opened, DROP KEY ix_survey_loops_open, DROP COLUMN is_open`);
  }
}
