import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrationRows } from '../src/platform/db/migration-rows';

/** When a customer was merged into another. Of merges before this column nobody knows. */
export class AddCustomersAbsorbedAt1795300019000 implements MigrationInterface {
  readonly name = 'AddCustomersAbsorbedAt1795300019000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) return;
    await queryRunner.query(
      'ALTER TABLE customers ADD COLUMN absorbed_at DATETIME(3) NULL AFTER absorbed_ids',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) await queryRunner.query('ALTER TABLE customers DROP COLUMN absorbed_at');
  }
}

async function isThere(queryRunner: QueryRunner): Promise<boolean> {
  const rows = await migrationRows(
    queryRunner,
    `SELECT 1 FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'customers' AND column_name = 'absorbed_at'`,
  );
  return rows.length > 0;
}
