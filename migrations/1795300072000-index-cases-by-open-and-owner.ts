import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Nearly all cases are done, and the desk works on the others: the open ones by age or by when they are due, and those of one owner. One statement, so they are there all or none. */
export class IndexCasesByOpenAndOwner1795300072000 implements MigrationInterface {
  readonly name = 'IndexCasesByOpenAndOwner1795300072000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'cases', 'ix_cases_open_opened')) return;
    await queryRunner.query(`ALTER TABLE cases
      ADD KEY ix_cases_open_opened (is_open, opened_at, id),
      ADD KEY ix_cases_open_due (is_open, due_at, id),
      ADD KEY ix_cases_owner (owner_id, is_open, due_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'cases', 'ix_cases_open_opened'))) return;
    await queryRunner.query(
      'ALTER TABLE cases DROP KEY ix_cases_owner, DROP KEY ix_cases_open_due, DROP KEY ix_cases_open_opened',
    );
  }
}
