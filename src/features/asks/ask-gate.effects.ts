import type { Id } from '../../kernel/id';
import { refuse } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import type { Channel } from '../channels/channel.type';
import { consentsByCustomer } from '../consents/consent.loaders';
import { decidingConsent } from '../consents/domain/consent';
import { holdCustomer } from '../customers/held-customer.effects';
import type { AskRefusal } from './ask-error.type';
import { askBudgetOf, type AskTerms } from './ask.loaders';
import { PURPOSE_OF_ASK, type AskKind } from './domain/consent-to-ask';

/** Whom to ask, for what and by which way. */
export interface Ask extends AskTerms {
  readonly customerId: Id;
  readonly kind: AskKind;
  readonly channel: Channel;
}

/**
 * Takes the customer's line of asks until the transaction ends, and gives why they are not to be asked; null when they may be. Whoever else
 * would ask them waits, and then sees this ask: so it must be written in the same transaction. What was loaded before is forgotten, as it
 * may have been read before the line was free. The customer must be known to be within reach.
 */
export async function refusalOfAsk(
  within: RequestContext,
  { customerId, kind, channel, ...terms }: Ask,
): Promise<{ readonly refused: AskRefusal } | null> {
  const { ids } = await holdCustomer(within.db, customerId);
  within.loaders.forgetAll();
  const { obstacles, nextAskAt } = await askBudgetOf(within, ids, terms);
  const consents = await within.loaders.load(consentsByCustomer, ids);
  const isAllowed = decidingConsent(consents, PURPOSE_OF_ASK[kind], channel)?.state === 'GRANTED';
  if (isAllowed && obstacles.length === 0) return null;
  const reasons = isAllowed ? obstacles : [...obstacles, 'NO_CONSENT' as const];
  return refuseAsk(reasons, isAllowed ? nextAskAt : null);
}

/** That a customer is not to be asked, why, and from when on they may be; null: nobody knows. */
export function refuseAsk(
  obstacles: AskRefusal['obstacles'],
  nextAskAt: Date | null,
): { readonly refused: AskRefusal } {
  const message = `The customer is not to be asked now: ${obstacles.join(', ')}.`;
  const refusal = refuse('ASK_REFUSED', 'customer', message).refused;
  return { refused: { ...refusal, obstacles, nextAskAt: nextAskAt?.toISOString() ?? null } };
}
