import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** A change of what several customers hold is told of each of them: an event is one of its change and its customer. */
export class TellEventsOfEachHolder1795900000000 implements MigrationInterface {
  readonly name = 'TellEventsOfEachHolder1795900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'events', 'uq_events_change_customer')) return;
    await queryRunner.query(`ALTER TABLE events
      ADD UNIQUE KEY uq_events_change_customer (change_id, customer_id), DROP INDEX uq_events_change`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'events', 'uq_events_change_customer'))) return;
    // Where several are of one change none can be left out without a gap: whoever reads on is told to begin anew.
    await queryRunner.query('DELETE FROM events');
    await queryRunner.query(`ALTER TABLE events
      ADD UNIQUE KEY uq_events_change (change_id), DROP INDEX uq_events_change_customer`);
  }
}
