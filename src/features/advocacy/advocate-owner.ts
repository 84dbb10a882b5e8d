import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import {
  invalid,
  notFound,
  refusalOfVersion,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { agentById } from '../agents/agent.loaders';
import { changedStatus, holdAdvocate, newStatus, saveChanged } from './change-status';
import { mustHaveOwner, OWNED_FROM_SCORE } from './domain/advocate-owner';

async function refusalOfOwner({ loaders }: RequestContext, ownerId: Id | null): Promise<Refused | null> {
  const isNobody = ownerId !== null && (await loaders.load(agentById, ownerId)) === null;
  return isNobody ? notFound('owner', 'agent') : null;
}

/** Puts a customer forward as an advocate, whatever is known of them: from now on somebody looks after them. */
export const nominateAdvocate =
  (named: Id, ownerId: Id | null): UseCase<ChangeRefusal> =>
  async (within) => {
    const { now, viewer } = within;
    const held = await holdAdvocate(within, named);
    if ('refused' in held) return held;
    const { customer, before } = held.done;
    const owner = ownerId ?? viewer.agentId;
    if (owner === null) return invalid('owner', 'Say who looks after them.');
    const refusal = await refusalOfOwner(within, owner);
    if (refusal !== null) return refusal;
    if (before?.ownerId != null)
      return invalid('customer', 'Somebody looks after them already: assignAdvocateOwner.');
    const nominated = { ownerId: owner, nominatedAt: now, nominatedById: viewer.agentId };
    const status = { ...(before ?? newStatus(customer.id, now)), ...nominated };
    return changedStatus(before, await saveChanged(within, status));
  };

/** Who is to look after which advocate. */
export interface Ownership {
  readonly customerId: Id;
  readonly expectedVersion: number | null;
  /** Nobody, when null. */
  readonly ownerId: Id | null;
}

/** Gives an advocate to whoever is to look after them. Who speaks for the bank with enough weight is not left to nobody. */
export const assignAdvocateOwner =
  ({ customerId, expectedVersion, ownerId }: Ownership): UseCase<ChangeRefusal> =>
  async (within) => {
    const held = await holdAdvocate(within, customerId);
    if ('refused' in held || held.done.before === null || held.done.customer.id !== customerId)
      return notFound('id', 'status');
    const { before } = held.done;
    const stale = refusalOfVersion('status', expectedVersion, before.version);
    if (stale !== null) return stale;
    const refusal = await refusalOfOwner(within, ownerId);
    if (refusal !== null) return refusal;
    if (ownerId === null && mustHaveOwner(before))
      return invalid('owner', `An advocate with a score from ${String(OWNED_FROM_SCORE)} on has an owner.`);
    if (ownerId === before.ownerId) return changedStatus(before, before);
    return changedStatus(before, await saveChanged(within, { ...before, ownerId }));
  };
