import { newIdBeside, type Id } from '../../kernel/id';
import { invalid, notFound, type ChangeRefusal } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { ContactPointKind } from './contact-key';
import {
  insertContactPoint,
  lockContactPointsByKey,
  updateContactPoint,
  type WholeContactPoint,
} from './contact-point-write.repository';
import { contactPointName } from './contact-point.type';
import { reachingBy } from './customer-said';
import { lockCustomers } from './customer-upsert.repository';
import { customerById } from './customer.loaders';
import { standingOf, type ContactPointMove } from './domain/contact-point-moves';
import { profileOfWriter } from './profile-of-writer.effects';

/** By what a customer is to be reached from now on. */
export interface ContactPointWish {
  readonly customerId: Id;
  readonly type: ContactPointKind;
  readonly value: string;
  readonly primary: boolean;
}

/** Adds a way to reach a customer. One that whoever adds it has ended is valid again, and is to be verified anew: numbers change hands. */
export const addContactPoint =
  ({ customerId, type, value, primary }: ContactPointWish): UseCase<ChangeRefusal<ContactPointMove>> =>
  async (within) => {
    const { db, loaders, now, phoneRegion } = within;
    const reaching = reachingBy(type, value, phoneRegion, 'value');
    if ('refused' in reaching) return reaching;
    const customer = await loaders.load(customerById, customerId);
    if (customer === null) return notFound('customer', 'customer');
    const profile = await profileOfWriter(within, customer, customerId);
    // Of two at once the second sees what the first has added.
    await lockCustomers(db, [customer.id]);
    const there = await lockContactPointsByKey(db, customer.ids, type, reaching.valueKey);
    if (there.some((point) => standingOf(point, now) !== 'ENDED'))
      return invalid('value', 'The customer is reached by it already.');
    const before = there.find(({ sourceProfileId }) => sourceProfileId === profile.id) ?? null;
    const after: WholeContactPoint = {
      ...reaching,
      id: before?.id ?? newIdBeside(customer.id),
      sourceProfileId: profile.id,
      customerId: before?.customerId ?? customer.id,
      type,
      isVerified: false,
      isPrimary: primary,
      validFrom: now,
      validTo: null,
      version: (before?.version ?? 0) + 1,
    };
    await (before === null ? insertContactPoint : updateContactPoint)(db, after, now);
    return {
      done: { prefix: contactPointName.prefix, id: after.id, customerId: customer.id, before, after },
    };
  };
