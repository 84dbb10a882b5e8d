import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tokensOfCustomer, type CustomerNames } from '../src/features/customers/domain/name-tokens';
import { migrationRows } from '../src/platform/db/migration-rows';

const CUSTOMERS_PER_STATEMENT = 1_000;

/** The words of customers' names, for the search; those of customers who are there already are filled in. */
export class CreateCustomerNameTokens1795300017000 implements MigrationInterface {
  readonly name = 'CreateCustomerNameTokens1795300017000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS customer_name_tokens (
      token VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (token, customer_id),
      KEY ix_customer_name_tokens_customer (customer_id, token)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    let last = '';
    for (;;) {
      const batch = await namesAfter(queryRunner, last);
      const rows = batch.flatMap((customer) =>
        tokensOfCustomer(customer).map((token) => [token, customer.id]),
      );
      if (rows.length > 0) {
        await queryRunner.query(
          'INSERT INTO customer_name_tokens (token, customer_id) VALUES ? ON DUPLICATE KEY UPDATE token = token',
          [rows],
        );
      }
      const end = batch.at(-1);
      if (end === undefined) break;
      last = end.id;
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS customer_name_tokens');
  }
}

type Named = CustomerNames & { readonly id: string };

function namesAfter(queryRunner: QueryRunner, id: string): Promise<Named[]> {
  return migrationRows<Named>(
    queryRunner,
    `SELECT id, display_name AS displayName, given_name AS givenName, family_name AS familyName,
            organisation_name AS organisationName
       FROM customers WHERE id > ? ORDER BY id LIMIT ${String(CUSTOMERS_PER_STATEMENT)}`,
    [id],
  );
}
