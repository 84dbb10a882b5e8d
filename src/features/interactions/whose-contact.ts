import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import { isShownFactsOfNobody } from '../../platform/authz/row-scope';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type ChangeRefusal } from '../../platform/mutations/refusal';
import { originOfFact, whoseFact, type OriginOfFact } from '../customers/origin-of-fact.effects';

/** Whose a contact is that is written here, and where it comes from. */
export interface Whose extends OriginOfFact {
  readonly customerId: Id | null;
}

/** The customer who is named, within reach. Whoever would not see a contact of nobody must name one. */
export async function whoseContact(
  within: RequestContext,
  named: Id | null,
): Promise<Result<Whose, ChangeRefusal>> {
  if (named === null) {
    if (!isShownFactsOfNobody(within.scope))
      return invalid(
        'customer',
        'Name the customer: contacts of nobody are for those who see the whole bank.',
      );
    return { done: { ...(await originOfFact(within, null)), customerId: null } };
  }
  const whose = await whoseFact(within, named);
  if (whose === null) return notFound('customer', 'customer');
  const { customer, ...origin } = whose;
  return { done: { ...origin, customerId: customer.id } };
}
