import type { Id } from '../../kernel/id';
import { invalid, notFound, refusalOfVersion, type ChangeRefusal } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { changedCustomer, holdCustomer } from './changed-customer';
import { saidOfCustomer, type CustomerSaid } from './customer-said';
import { customerById } from './customer.loaders';
import { upsertDeliveredCustomers } from './delivered-customers.effects';
import { profileOfWriter } from './profile-of-writer.effects';

/** What is to be corrected of a customer, by whoever has seen this version. */
export interface Correction {
  readonly id: Id;
  readonly expectedVersion: number | null;
  readonly said: CustomerSaid;
}

/** Says something of a customer as whoever writes knows them: a delivery of their own source, all of which is said now. */
export const updateCustomer =
  ({ id, expectedVersion, said: given }: Correction): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, loaders, now, phoneRegion } = within;
    const values = saidOfCustomer(given, now);
    if ('refused' in values) return values;
    if (Object.keys(values.said).length === 0)
      return invalid('id', 'Say what of the customer is to be changed.');
    const customer = await loaders.load(customerById, id);
    if (customer === null) return notFound('id', 'customer');
    const { sourceId, externalId } = await profileOfWriter(within, customer, id);
    const before = await holdCustomer(db, customer.id);
    const stale = refusalOfVersion('customer', expectedVersion, before.version);
    if (stale !== null) return stale;
    await upsertDeliveredCustomers(db, {
      ...{ sourceId, phoneRegion, now, isRepeat: () => false, restates: true },
      rows: [{ externalId, said: values.said, contactPoints: null }],
    });
    return changedCustomer(within, customer.id, before);
  };
