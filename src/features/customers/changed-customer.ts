import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { Tx } from '../../platform/db/db';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, type ChangeRefusal } from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import { lockCustomers, type StoredCustomer } from './customer-upsert.repository';
import { customerById } from './customer.loaders';
import { customerName } from './customer.type';
import type { Saying } from './domain/survivorship';
import { findSayings } from './source-profile-upsert.repository';

/** A customer with all that is said of them: what the digest of a change is made of. */
export interface KnownCustomer extends StoredCustomer {
  readonly profiles: readonly (Saying & { readonly id: Id })[];
}

/** What is known of a customer, who is held until the transaction ends; of a merged one by whatever id. */
export async function holdCustomer(tx: Tx, id: Id): Promise<KnownCustomer> {
  const held = (await lockCustomers(tx, [id])).get(id);
  if (held === undefined) throw new Error('A customer vanished while their profile was held.');
  const profiles = (await findSayings(tx, held.ids))
    .filter(({ delivered }) => Object.keys(delivered).length > 0)
    .map(({ id: profileId, delivered, receivedAt, saidEarlier }) => ({
      id: profileId,
      ...{ delivered, receivedAt, saidEarlier },
    }));
  return { ...held.customer, profiles };
}

/**
 * The change of a customer of whom something was said. Nobody may bring a customer out of their own reach, or make one known there: they
 * would not see what they did.
 */
export async function changedCustomer(
  { db, loaders }: RequestContext,
  id: Id,
  before: KnownCustomer | null,
): Promise<Result<Changed, ChangeRefusal>> {
  loaders.forgetAll();
  if ((await loaders.load(customerById, id)) === null)
    return invalid('segment', 'Whoever this says it is of would not be within your reach.');
  const after = await holdCustomer(db, id);
  return { done: { prefix: customerName.prefix, id: after.id, customerId: after.id, before, after } };
}
