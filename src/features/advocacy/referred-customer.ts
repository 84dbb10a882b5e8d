import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type Refused } from '../../platform/mutations/refusal';
import { holdCustomers } from '../customers/held-customer.effects';
import type { StoredAct } from './act-write.repository';
import type { ReferralMove } from './domain/act-moves';
import {
  findReferrers,
  heldAccountBefore,
  isReferredOtherwise,
  liveTogether,
  shareContactPoint,
  type TwoCustomers,
} from './referred.repository';

/** Whether the one who came is among those by whom the one who sent them had come themselves, from one to the next. */
async function isCycle({ db }: RequestContext, { referrer, referred }: TwoCustomers): Promise<boolean> {
  const seen = new Set(referrer);
  for (let above: readonly Id[] = referrer; above.length > 0;) {
    if (above.some((id) => referred.includes(id))) return true;
    above = (await findReferrers(db, above)).filter((id) => !seen.has(id));
    for (const id of above) seen.add(id);
  }
  return false;
}

/** Both as they are now, over all ids that make them up, and held; null when nobody did the act. Whoever asks need not see who was named before. */
async function bothOf(
  { db }: RequestContext,
  { customerId }: StoredAct,
  referredId: Id,
): Promise<TwoCustomers | null> {
  if (customerId === null) return null;
  const held = await holdCustomers(db, [customerId, referredId]);
  const [referrer, referred] = [held.get(customerId)?.ids, held.get(referredId)?.ids];
  return referrer === undefined || referred === undefined ? null : { referrer, referred };
}

/**
 * Why whoever came is not the one who was sent; null when they may be. It is asked at each step at which it is known who came: since they were
 * named they may have been merged, or have moved together. Who is won is new: they held no account before the referral was made.
 */
export async function refusalOfReferred(
  within: RequestContext,
  act: StoredAct,
  { referredId, move }: { readonly referredId: Id; readonly move: ReferralMove },
): Promise<Refused | null> {
  const { db, now } = within;
  const both = await bothOf(within, act, referredId);
  if (both === null) return notFound('id', 'referral');
  const { referrer, referred } = both;
  const named = act.referral?.referredCustomerId ?? referredId;
  if (!referred.includes(named)) return invalid('customer', 'It was said before that somebody else came.');
  if (referrer[0] === referred[0]) return invalid('customer', 'Nobody refers themselves.');
  if (await liveTogether(db, both, now)) return invalid('customer', 'They live together.');
  if (await shareContactPoint(db, both, now))
    return invalid('customer', 'Both are reached in the same way: they are one household, or one person.');
  if (await isReferredOtherwise(db, referred, act.id))
    return invalid('customer', 'Another referral has brought them.');
  if (await isCycle(within, both)) return invalid('customer', 'They sent whoever sent them.');
  const isNew = move !== 'WIN' || !(await heldAccountBefore(db, referred, act.at));
  return isNew ? null : invalid('customer', 'They were a customer before they were sent.');
}
