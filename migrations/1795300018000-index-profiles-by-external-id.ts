import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrationRows } from '../src/platform/db/migration-rows';

const INDEX = 'ix_source_profiles_external_id';

/** Somebody who searches for a source's key does not say which source's. */
export class IndexProfilesByExternalId1795300018000 implements MigrationInterface {
  readonly name = 'IndexProfilesByExternalId1795300018000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) return;
    await queryRunner.query(`CREATE INDEX ${INDEX} ON source_profiles (external_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) await queryRunner.query(`DROP INDEX ${INDEX} ON source_profiles`);
  }
}

async function isThere(queryRunner: QueryRunner): Promise<boolean> {
  const rows = await migrationRows(
    queryRunner,
    `SELECT 1 FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = 'source_profiles' AND index_name = '${INDEX}' LIMIT 1`,
  );
  return rows.length > 0;
}
