import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** A campaign or a clean-up asks for the customers of one status in whichever order the list has; without these, all customers are walked for the few of a rare one. One statement, so they are there all or none. */
export class IndexCustomersByStatus1795300070000 implements MigrationInterface {
  readonly name = 'IndexCustomersByStatus1795300070000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'customers', 'ix_customers_status_name')) return;
    await queryRunner.query(`ALTER TABLE customers
      ADD KEY ix_customers_status_name (status, display_name, id),
      ADD KEY ix_customers_status_last_contact (status, last_contact_at, id),
      ADD KEY ix_customers_status_created (status, created_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'customers', 'ix_customers_status_name'))) return;
    await queryRunner.query(
      'ALTER TABLE customers DROP KEY ix_customers_status_created, DROP KEY ix_customers_status_last_contact, DROP KEY ix_customers_status_name',
    );
  }
}
