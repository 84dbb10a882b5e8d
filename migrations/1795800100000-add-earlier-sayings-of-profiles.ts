import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** Since when a source says the values that it did not say anew when it last delivered. What is there was all said then, as far as is known. */
export class AddEarlierSayingsOfProfiles1795800100000 implements MigrationInterface {
  readonly name = 'AddEarlierSayingsOfProfiles1795800100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'source_profiles', 'said_earlier')) return;
    await queryRunner.query(
      'ALTER TABLE source_profiles ADD COLUMN said_earlier JSON NULL AFTER received_at',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'source_profiles', 'said_earlier'))) return;
    await queryRunner.query('ALTER TABLE source_profiles DROP COLUMN said_earlier');
  }
}
