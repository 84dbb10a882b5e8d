import { newIdBeside, type Id } from '../../kernel/id';
import { notFound, type ChangeRefusal } from '../../platform/mutations/refusal';
import { refusalOfPast } from '../../platform/mutations/refused-date';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import { customerById } from '../customers/customer.loaders';
import { profileOfWriter } from '../customers/profile-of-writer.effects';
import { insertDecision, type WholeDecision } from './consent-write.repository';
import { consentDecisionName, type ConsentPurpose, type ConsentState } from './consent.type';

/** What a customer allowed or forbade. */
export interface ConsentWish {
  readonly customerId: Id;
  readonly purpose: ConsentPurpose;
  readonly channel: Channel | null;
  readonly state: ConsentState;
  /** Now, when null. */
  readonly decidedAt: Date | null;
}

/** Adds what a customer said to what they said before: which of it holds is for the rule to say, whenever it is asked. */
export const setConsent =
  ({ customerId, ...wish }: ConsentWish): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, loaders, now } = within;
    const decidedAt = wish.decidedAt ?? now;
    const refusal = refusalOfPast('decidedAt', decidedAt, now);
    if (refusal !== null) return refusal;
    const customer = await loaders.load(customerById, customerId);
    if (customer === null) return notFound('customer', 'customer');
    const { id: sourceProfileId, sourceId } = await profileOfWriter(within, customer, customerId);
    const id = newIdBeside(customer.id);
    const decision: WholeDecision = {
      ...wish,
      ...{ id, externalId: id, sourceId, sourceProfileId, customerId: customer.id, decidedAt },
    };
    await insertDecision(db, decision, now);
    const { prefix } = consentDecisionName;
    return { done: { prefix, id, customerId: customer.id, before: null, after: decision } };
  };
