import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Blocked and pending accounts are few among all, and so are those of most products. Balances change all day and are in neither. One statement, so they are there all or none. */
export class IndexAccountsByStatusAndProduct1795300075000 implements MigrationInterface {
  readonly name = 'IndexAccountsByStatusAndProduct1795300075000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'accounts', 'ix_accounts_status')) return;
    await queryRunner.query(`ALTER TABLE accounts
      ADD KEY ix_accounts_status (status, opened_at, id),
      ADD KEY ix_accounts_product (product_id, opened_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'accounts', 'ix_accounts_status'))) return;
    await queryRunner.query('ALTER TABLE accounts DROP KEY ix_accounts_product, DROP KEY ix_accounts_status');
  }
}
