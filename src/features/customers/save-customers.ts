import type { Tx } from '../../platform/db/db';
import { writeCustomers, type StoredCustomer } from './customer-upsert.repository';
import { keepNameTokens } from './name-tokens.effects';

/** Adds customers or changes those that are there, and keeps what the search finds them by. */
export async function saveCustomers(tx: Tx, customers: readonly StoredCustomer[], now: Date): Promise<void> {
  await writeCustomers(tx, customers, now);
  await keepNameTokens(tx, customers);
}
