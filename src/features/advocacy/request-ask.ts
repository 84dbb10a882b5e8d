import { newIdBeside } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { notFound } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { purchasesOf } from '../accounts/purchases.effects';
import { insertAsk, type StoredAsk } from '../asks/advocacy-ask-write.effects';
import type { AskingRefusal, AskRefusal } from '../asks/ask-error.type';
import { refusalOfAsk, refuseAsk, type Ask } from '../asks/ask-gate.effects';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { ownSource } from '../sources/own-source.effects';
import { momentForReview } from './domain/review-moment';

/** The refusal of an ask for a review: when it is allowed otherwise, it must be the right moment too. */
async function refusalOfMoment(
  within: RequestContext,
  customer: CustomerRow,
  refusal: { readonly refused: AskRefusal } | null,
): Promise<{ readonly refused: AskRefusal } | null> {
  const { now } = within;
  const purchases = await purchasesOf(within, customer.ids);
  const isNow = momentForReview(purchases, now)?.getTime() === now.getTime();
  const obstacles = [...(refusal?.refused.obstacles ?? []), ...(isNow ? [] : ['WRONG_MOMENT' as const])];
  if (obstacles.length === 0) return null;
  const earliest = refusal === null ? now.toISOString() : refusal.refused.nextAskAt;
  return refuseAsk(obstacles, earliest === null ? null : momentForReview(purchases, new Date(earliest)));
}

/** Asks a customer for a review, a referral or a reference, if they may be asked. */
export const requestAsk =
  ({ customerId: named, kind, channel }: Ask): UseCase<AskingRefusal> =>
  async (within) => {
    const { db, loaders, now, viewer } = within;
    const customer = await loaders.load(customerById, named);
    if (customer === null) return notFound('customer', 'customer');
    const atGate = await refusalOfAsk(within, { customerId: customer.id, kind, channel });
    const refusal = kind === 'REVIEW' ? await refusalOfMoment(within, customer, atGate) : atGate;
    if (refusal !== null) return refusal;
    const id = newIdBeside(customer.id);
    const ask: StoredAsk = {
      ...{ id, sourceId: await ownSource(db), externalId: id, customerId: customer.id, kind },
      // Of whoever was named: should they be parted again, it goes with them.
      sourceProfileId: await profileOfCustomer(db, named),
      ...{ askedAt: now, askedById: viewer.agentId, outcome: 'PENDING', endedAt: null, version: 1 },
    };
    await insertAsk(db, ask);
    return { done: { prefix: 'ask', id, customerId: customer.id, before: null, after: ask } };
  };
