import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import {
  illegalMove,
  invalid,
  notFound,
  refusalOfVersion,
  wordsOf,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { ownSource } from '../sources/own-source.effects';
import { beginDelivery } from '../sources/source-delivery.effects';
import { LONGEST, type ActRefusal } from './act-refusal';
import { lockAct, lockReferralByCode, updateReferral, type StoredAct } from './act-write.repository';
import { advocacyActName, type ReferralRow } from './advocacy-act.type';
import { deriveStatuses } from './derive-statuses.effects';
import { movesOfReferral, type ActMove, type ReferralMove } from './domain/act-moves';
import { readCode } from './domain/referral-code';
import { findReferrers, isReferredOtherwise, liveTogether, type TwoCustomers } from './referred.repository';

/** What is to be done to which referral. */
export interface ReferralStep {
  /** One of both. */
  readonly id: Id | null;
  readonly code: string | null;
  readonly expectedVersion: number | null;
  readonly move: ReferralMove;
  /** Who came. */
  readonly referredId: Id | null;
  readonly reward: string | null;
}

async function findReferral(
  { db, scope }: RequestContext,
  { id, code }: ReferralStep,
): Promise<StoredAct | Refused> {
  if ((id === null) === (code === null)) return invalid('id', 'Either "id" or "code" must be given.');
  if (id !== null) return (await lockAct(db, scope, id)) ?? notFound('id', 'referral');
  const read = readCode(code ?? '');
  if (read === null) return invalid('code', 'That is no code: perhaps it was mistyped.');
  return (await lockReferralByCode(db, scope, read)) ?? notFound('code', 'referral');
}

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

/** Whoever came, if they may be the one who was sent. */
async function namedBy(
  within: RequestContext,
  { id, customerId, referral }: StoredAct,
  referredId: Id,
): Promise<Partial<ReferralRow> | Refused> {
  const { db, loaders, now } = within;
  const referred = await loaders.load(customerById, referredId);
  if (referred === null) return notFound('customer', 'customer');
  const referrer = await loaders.loadOptional(customerById, customerId);
  if (referrer === null) return notFound('id', 'referral');
  if (referral?.referredCustomerId != null && !referred.ids.includes(referral.referredCustomerId))
    return invalid('customer', 'It was said before that somebody else came.');
  const both = { referrer: referrer.ids, referred: referred.ids };
  if (referrer.id === referred.id) return invalid('customer', 'Nobody refers themselves.');
  if (await liveTogether(db, both, now)) return invalid('customer', 'They live together.');
  if (await isReferredOtherwise(db, referred.ids, id))
    return invalid('customer', 'Another referral has brought them.');
  if (await isCycle(within, both)) return invalid('customer', 'They sent whoever sent them.');
  return {
    referredCustomerId: referred.id,
    // Of whoever was named: should they be parted again, it is they who came.
    referredProfileId: await profileOfCustomer(db, referredId),
  };
}

/** What a move makes of a referral; refused where it lacks what it takes. */
async function moved(
  within: RequestContext,
  act: StoredAct,
  { move, referredId, reward }: ReferralStep,
): Promise<Partial<ReferralRow> | Refused> {
  const { now } = within;
  if (reward !== null && move !== 'REWARD') return invalid('reward', '"reward" goes with REWARD.');
  if (referredId !== null && move !== 'ACCEPT' && move !== 'WIN')
    return invalid('customer', '"customer" goes with ACCEPT and WIN.');
  if (move === 'LOSE') return { state: 'LOST', lostAt: now };
  if (move === 'REWARD') {
    const words = wordsOf(reward ?? '', LONGEST.reward);
    return words === null
      ? invalid('reward', `"reward" must have 1 to ${String(LONGEST.reward)} characters.`)
      : { rewardedAt: now, reward: words };
  }
  const named = referredId === null ? {} : await namedBy(within, act, referredId);
  if ('refused' in named) return named;
  if (move === 'ACCEPT') return { ...named, state: 'ACCEPTED', acceptedAt: now };
  if (referredId === null && act.referral?.referredCustomerId == null)
    return invalid('customer', 'Say who came.');
  return { ...named, state: 'WON', wonAt: now };
}

/** Brings a referral a step further: who was sent talks to the bank, becomes a customer, or does not; the one who sent them is rewarded. */
export const advanceReferral =
  (step: ReferralStep): UseCase<ActRefusal> =>
  async (within) => {
    const { db, now } = within;
    // Who sent whom is said by one at a time: of several at once none would see that they close a circle.
    if (step.referredId !== null) await beginDelivery(db, await ownSource(db));
    const before = await findReferral(within, step);
    if ('refused' in before) return before;
    const { id, customerId, referral } = before;
    if (referral === null) return notFound('id', 'referral');
    const stale = refusalOfVersion('referral', step.expectedVersion, before.version);
    if (stale !== null) return stale;
    const { standing, allowed } = movesOfReferral(referral);
    if (!allowed.includes(step.move)) return illegalMove<ActMove>('referral', step.move, standing, allowed);
    const made = await moved(within, before, step);
    if ('refused' in made) return made;
    const advanced: ReferralRow = { ...referral, ...made };
    const after: StoredAct = { ...before, referral: advanced, version: before.version + 1 };
    await updateReferral(db, after, advanced, now);
    if (customerId !== null) await deriveStatuses(db, [customerId], now);
    return { done: { prefix: advocacyActName.prefix, id, customerId, before, after } };
  };
