import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';

export interface StoredNameToken {
  readonly token: string;
  readonly customerId: Id;
}

export function findNameTokens(tx: Tx, customerIds: readonly Id[]): Promise<StoredNameToken[]> {
  return tx.query(
    'customers.findNameTokens',
    'SELECT token, customer_id AS customerId FROM customer_name_tokens WHERE customer_id IN (?)',
    [customerIds],
  );
}

export async function deleteNameTokens(tx: Tx, customerIds: readonly Id[]): Promise<void> {
  await tx.execute(
    'customers.deleteNameTokens',
    'DELETE FROM customer_name_tokens WHERE customer_id IN (?)',
    [customerIds],
  );
}

export async function insertNameTokens(tx: Tx, tokens: readonly StoredNameToken[]): Promise<void> {
  const target = { table: 'customer_name_tokens', columns: ['token', 'customerId'] as const };
  await insertRows(tx, 'customers.insertNameTokens', target, tokens);
}
