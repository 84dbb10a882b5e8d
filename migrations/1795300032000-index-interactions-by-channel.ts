import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

const INDEX = 'ix_interactions_customer_channel';

/** The latest contact of a customer on each channel is the end of one range each, however many there are. */
export class IndexInteractionsByChannel1795300032000 implements MigrationInterface {
  readonly name = 'IndexInteractionsByChannel1795300032000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'interactions', INDEX)) return;
    await queryRunner.query(`CREATE INDEX ${INDEX} ON interactions (customer_id, channel, started_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'interactions', INDEX))) return;
    await queryRunner.query(`DROP INDEX ${INDEX} ON interactions`);
  }
}
