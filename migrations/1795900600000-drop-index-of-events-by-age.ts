import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Events are read and removed by their position; nothing asks for them by age. */
export class DropIndexOfEventsByAge1795900600000 implements MigrationInterface {
  readonly name = 'DropIndexOfEventsByAge1795900600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'events', 'ix_events_at'))) return;
    await queryRunner.query('DROP INDEX ix_events_at ON events');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'events', 'ix_events_at')) return;
    await queryRunner.query('CREATE INDEX ix_events_at ON events (at)');
  }
}
