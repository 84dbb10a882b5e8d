import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** What an agent had and what came into a queue, the latest first: most contacts are of others. An index costs each new contact a write, so other filters have none and are asked within a time. One statement, so they are there all or none. */
export class IndexInteractionsByAgentAndQueue1795300071000 implements MigrationInterface {
  readonly name = 'IndexInteractionsByAgentAndQueue1795300071000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'interactions', 'ix_interactions_agent')) return;
    await queryRunner.query(`ALTER TABLE interactions
      ADD KEY ix_interactions_agent (agent_id, started_at, id),
      ADD KEY ix_interactions_queue (queue_id, started_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'interactions', 'ix_interactions_agent'))) return;
    await queryRunner.query(
      'ALTER TABLE interactions DROP KEY ix_interactions_queue, DROP KEY ix_interactions_agent',
    );
  }
}
