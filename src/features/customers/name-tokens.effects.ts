import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { tokensOfCustomer, type CustomerNames } from './domain/name-tokens';
import { deleteNameTokens, findNameTokens, insertNameTokens } from './name-token-upsert.repository';

export type NamedCustomer = CustomerNames & { readonly id: Id };

/**
 * Keeps what the search finds these customers by, in the transaction that writes their names; the writer holds their rows. Those
 * whose words stay the same are not written.
 */
export async function keepNameTokens(tx: Tx, customers: readonly NamedCustomer[]): Promise<void> {
  if (customers.length === 0) return;
  const stored = new Map<Id, Set<string>>(customers.map(({ id }) => [id, new Set()]));
  for (const { token, customerId } of await findNameTokens(tx, [...stored.keys()])) {
    stored.get(customerId)?.add(token);
  }
  const changed = customers
    .map((customer) => ({ id: customer.id, tokens: tokensOfCustomer(customer) }))
    .filter(({ id, tokens }) => {
      const before = stored.get(id);
      return before?.size !== tokens.length || tokens.some((token) => !before.has(token));
    });
  const outdated = changed.flatMap(({ id }) => (stored.get(id)?.size ? [id] : []));
  if (outdated.length > 0) await deleteNameTokens(tx, outdated);
  await insertNameTokens(
    tx,
    changed.flatMap(({ id, tokens }) => tokens.map((token) => ({ token, customerId: id }))),
  );
}
