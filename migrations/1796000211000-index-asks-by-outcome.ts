import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Asks that are pending, the oldest first: those to which nobody says anything end. */
export class IndexAsksByOutcome1796000211000 implements MigrationInterface {
  readonly name = 'IndexAsksByOutcome1796000211000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'advocacy_asks', 'ix_advocacy_asks_outcome')) return;
    await queryRunner.query('CREATE INDEX ix_advocacy_asks_outcome ON advocacy_asks (outcome, asked_at, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'advocacy_asks', 'ix_advocacy_asks_outcome'))) return;
    await queryRunner.query('DROP INDEX ix_advocacy_asks_outcome ON advocacy_asks');
  }
}
