import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Nearly all promises are settled, and those that are not are what somebody has to do: all of a state by either order, and those of one owner. One statement, so they are there all or none. */
export class IndexPromisesByStateAndOwner1795300073000 implements MigrationInterface {
  readonly name = 'IndexPromisesByStateAndOwner1795300073000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'promises', 'ix_promises_state_made')) return;
    await queryRunner.query(`ALTER TABLE promises
      ADD KEY ix_promises_state_made (state, made_at, id),
      ADD KEY ix_promises_state_due (state, due_at, id),
      ADD KEY ix_promises_owner (owner_id, state, due_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'promises', 'ix_promises_state_made'))) return;
    await queryRunner.query(
      'ALTER TABLE promises DROP KEY ix_promises_owner, DROP KEY ix_promises_state_due, DROP KEY ix_promises_state_made',
    );
  }
}
