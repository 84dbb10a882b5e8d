import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** What the bank gave a customer to make good. */
export class AddRedressOfCases1795300037000 implements MigrationInterface {
  readonly name = 'AddRedressOfCases1795300037000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'cases', 'redress_amount')) return;
    await queryRunner.query(`ALTER TABLE cases
      ADD COLUMN redress_amount DECIMAL(19,4) NULL AFTER root_cause,
      ADD COLUMN redress_currency VARCHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER redress_amount`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'cases', 'redress_amount'))) return;
    await queryRunner.query('ALTER TABLE cases DROP COLUMN redress_amount, DROP COLUMN redress_currency');
  }
}
