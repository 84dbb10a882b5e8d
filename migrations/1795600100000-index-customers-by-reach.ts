import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Whether somebody reaches few customers is looked up by what narrows their reach. */
export class IndexCustomersByReach1795600100000 implements MigrationInterface {
  readonly name = 'IndexCustomersByReach1795600100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'customers', 'ix_customers_team')) return;
    await queryRunner.query(`ALTER TABLE customers
      ADD KEY ix_customers_team (team_id),
      ADD KEY ix_customers_business_unit (business_unit)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'customers', 'ix_customers_team'))) return;
    await queryRunner.query(
      'ALTER TABLE customers DROP KEY ix_customers_business_unit, DROP KEY ix_customers_team',
    );
  }
}
