import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { findSourceOfWriter, requireSource } from '../sources/writing-source.effects';
import { customerById } from './customer.loaders';
import type { CustomerRow } from './customer.type';
import { profileOfCustomer } from './source-profiles.effects';

/** Where a fact comes from that is written here. */
export interface OriginOfFact {
  readonly sourceId: Id;
  /** Of whoever was named: should they be parted again, the fact goes with them. */
  readonly sourceProfileId: Id | null;
}

/** Also whose it is. */
export interface WhoseFact extends OriginOfFact {
  readonly customer: CustomerRow;
}

type Within = Pick<RequestContext, 'db' | 'viewer'>;

function find({ db, viewer }: Within, named: Id | null): Promise<[source: Id | null, profile: Id | null]> {
  const profile = named === null ? null : profileOfCustomer(db, named);
  return Promise.all([findSourceOfWriter({ db, viewer }), profile]);
}

/** That of what is written of a customer within reach, or of nobody. */
export async function originOfFact(within: Within, named: Id | null): Promise<OriginOfFact> {
  const [sourceId, sourceProfileId] = await find(within, named);
  return { sourceId: requireSource(sourceId), sourceProfileId };
}

/** The customer who is named, with the same; null where they are not within reach. */
export async function whoseFact(
  within: Within & Pick<RequestContext, 'loaders'>,
  named: Id,
): Promise<WhoseFact | null> {
  const [customer, [sourceId, sourceProfileId]] = await Promise.all([
    within.loaders.load(customerById, named),
    find(within, named),
  ]);
  return customer && { customer, sourceId: requireSource(sourceId), sourceProfileId };
}
