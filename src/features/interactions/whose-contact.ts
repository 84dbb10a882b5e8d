import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import { isShownFactsOfNobody } from '../../platform/authz/row-scope';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type ChangeRefusal } from '../../platform/mutations/refusal';
import { customerById } from '../customers/customer.loaders';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { sourceOfWriter } from '../sources/writing-source.effects';

/** Whose a contact is that is written here, and where it comes from. */
export interface Whose {
  readonly sourceId: Id;
  readonly customerId: Id | null;
  readonly sourceProfileId: Id | null;
}

/** The customer who is named, within reach. Whoever would not see a contact of nobody must name one. */
export async function whoseContact(
  within: RequestContext,
  named: Id | null,
): Promise<Result<Whose, ChangeRefusal>> {
  const { db, loaders, scope } = within;
  if (named === null) {
    if (!isShownFactsOfNobody(scope))
      return invalid(
        'customer',
        'Name the customer: contacts of nobody are for those who see the whole bank.',
      );
    return { done: { sourceId: await sourceOfWriter(within), customerId: null, sourceProfileId: null } };
  }
  const customer = await loaders.load(customerById, named);
  if (customer === null) return notFound('customer', 'customer');
  // Of whoever was named: should they be parted again, the contact goes with them.
  const sourceProfileId = await profileOfCustomer(db, named);
  return { done: { sourceId: await sourceOfWriter(within), customerId: customer.id, sourceProfileId } };
}
