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
import { refusalOfReferred } from './referred-customer';

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

/** Moves with which it may be said who came. */
const NAMING: readonly ReferralMove[] = ['ACCEPT', 'WIN'];

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

/** Who came, by what is said now or was said before; null while nobody knows. Refused when they may not be the one who was sent. */
async function whoCame(
  within: RequestContext,
  act: StoredAct,
  { move, referredId: named }: ReferralStep,
): Promise<Partial<ReferralRow> | Refused | null> {
  const referred = await within.loaders.loadOptional(customerById, named);
  if (named !== null && referred === null) return notFound('customer', 'customer');
  const referredId = referred?.id ?? act.referral?.referredCustomerId ?? null;
  if (referredId === null) return null;
  const refusal = await refusalOfReferred(within, act, { referredId, move });
  if (refusal !== null) return refusal;
  if (named === null) return {};
  // Of whoever was named: should they be parted again, it is they who came.
  return { referredCustomerId: referredId, referredProfileId: await profileOfCustomer(within.db, named) };
}

/** What a move makes of a referral; refused where it lacks what it takes. */
async function moved(
  within: RequestContext,
  act: StoredAct,
  step: ReferralStep,
): Promise<Partial<ReferralRow> | Refused> {
  const { now } = within;
  const { move, referredId, reward } = step;
  if (reward !== null && move !== 'REWARD') return invalid('reward', '"reward" goes with REWARD.');
  if (referredId !== null && !NAMING.includes(move))
    return invalid('customer', '"customer" goes with ACCEPT and WIN.');
  if (move === 'LOSE') return { state: 'LOST', lostAt: now };
  if (move === 'REWARD') {
    const words = wordsOf(reward ?? '', LONGEST.reward);
    return words === null
      ? invalid('reward', `"reward" must have 1 to ${String(LONGEST.reward)} characters.`)
      : { rewardedAt: now, reward: words };
  }
  const who = await whoCame(within, act, step);
  if (who !== null && 'refused' in who) return who;
  if (move === 'ACCEPT') return { ...who, state: 'ACCEPTED', acceptedAt: now };
  return who === null ? invalid('customer', 'Say who came.') : { ...who, state: 'WON', wonAt: now };
}

/** Brings a referral a step further: who was sent talks to the bank, becomes a customer, or does not; the one who sent them is rewarded. */
export const advanceReferral =
  (step: ReferralStep): UseCase<ActRefusal> =>
  async (within) => {
    const { db, now } = within;
    // Who sent whom is said by one at a time: of several at once none would see that they close a circle.
    if (NAMING.includes(step.move)) await beginDelivery(db, await ownSource(db));
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
