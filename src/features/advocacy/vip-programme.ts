import { newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, type ChangeRefusal } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { CustomerRow } from '../customers/customer.type';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { ownSource } from '../sources/own-source.effects';
import { lockStatuses, type StoredStatus } from './advocacy-status-write.repository';
import { changedStatus, holdAdvocate, newStatus, saveChanged } from './change-status';
import { deriveStatuses } from './derive-statuses.effects';
import { endMemberships, findRunningMembership, insertMembership } from './vip-write.repository';
import type { VipBenefit } from './vip-membership.type';

/** The status that follows, after what it rests on has changed. */
async function derived(within: RequestContext, { id }: CustomerRow): Promise<StoredStatus> {
  const { db, now } = within;
  await deriveStatuses(db, [id], now);
  const [status] = await lockStatuses(db, [id]);
  return status ?? saveChanged(within, newStatus(id, now));
}

/** Takes a customer into the VIP programme, from now on. */
export const enrolVip =
  (named: Id, benefits: readonly VipBenefit[]): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, now, viewer } = within;
    const held = await holdAdvocate(within, named);
    if ('refused' in held) return held;
    const { customer, before } = held.done;
    if ((await findRunningMembership(db, customer.ids, now)) !== null)
      return invalid('customer', 'They are in the VIP programme already.');
    const id = newIdBeside(customer.id);
    const membership = {
      ...{ id, sourceId: await ownSource(db), externalId: id, customerId: customer.id, validFrom: now },
      // Of whoever was named: should they be parted again, it goes with them.
      sourceProfileId: await profileOfCustomer(db, named),
      ...{ validTo: null, enrolledById: viewer.agentId, benefits: [...new Set(benefits)] },
    };
    await insertMembership(db, membership);
    const after = await derived(within, customer);
    return changedStatus(before, after, membership);
  };

/** Lets a customer out of the VIP programme, as of now. */
export const leaveVip =
  (named: Id): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, now } = within;
    const held = await holdAdvocate(within, named);
    if ('refused' in held) return held;
    const { customer, before } = held.done;
    if ((await findRunningMembership(db, customer.ids, now)) === null)
      return invalid('customer', 'They are not in the VIP programme.');
    await endMemberships(db, customer.ids, now);
    return changedStatus(before, await derived(within, customer));
  };
