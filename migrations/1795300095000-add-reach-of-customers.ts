import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrationRows } from '../src/platform/db/migration-rows';

/** Who looks after a customer, and whether the customer works for the bank: what rights to see them go by. */
export class AddReachOfCustomers1795300095000 implements MigrationInterface {
  readonly name = 'AddReachOfCustomers1795300095000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) return;
    await queryRunner.query(`ALTER TABLE customers
      ADD COLUMN business_unit VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER segment,
      ADD COLUMN team_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER business_unit,
      ADD COLUMN is_colleague TINYINT(1) NOT NULL DEFAULT 0 AFTER team_id`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) {
      await queryRunner.query(
        'ALTER TABLE customers DROP COLUMN is_colleague, DROP COLUMN team_id, DROP COLUMN business_unit',
      );
    }
  }
}

async function isThere(queryRunner: QueryRunner): Promise<boolean> {
  const rows = await migrationRows(
    queryRunner,
    `SELECT 1 FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'customers' AND column_name = 'is_colleague'`,
  );
  return rows.length > 0;
}
