import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/**
 * When the clock has to look at a promise next, kept by the database: when it is due; once that has been told, when its grace ends; never,
 * when nothing more can become of it by itself. So what is due is the one end of an index, however many promises there are.
 */
export class AddClockOfPromises1795800300000 implements MigrationInterface {
  readonly name = 'AddClockOfPromises1795800300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'promises', 'clock_at')) return;
    await queryRunner.query(`ALTER TABLE promises
      ADD COLUMN overdue_told_for DATETIME(3) NULL AFTER settled_at,
      ADD COLUMN clock_at DATETIME(3) AS (
        CASE WHEN state <> 'OPEN' THEN NULL WHEN overdue_told_for = due_at THEN grace_ends_at ELSE due_at END
      ) STORED AFTER overdue_told_for,
      ADD KEY ix_promises_clock (clock_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'promises', 'clock_at'))) return;
    await queryRunner.query(
      'ALTER TABLE promises DROP KEY ix_promises_clock, DROP COLUMN clock_at, DROP COLUMN overdue_told_for',
    );
  }
}
