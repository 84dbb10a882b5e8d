import { newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import {
  invalid,
  notFound,
  refusalOfVersion,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { agentById } from '../agents/agent.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { ownSource } from '../sources/own-source.effects';
import { lockLastPlans, savePlan, type StoredPlan } from './advocacy-plan-write.repository';
import { changedStatus, holdAdvocate, newStatus, saveChanged } from './change-status';

/** In characters. */
export const LONGEST_GOAL = 500;

/** What is to be reached with whom. Days are of UTC. */
export interface PlannedAdvocacy {
  readonly customerId: Id;
  readonly expectedVersion: number | null;
  readonly goal: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly ownerId: Id;
}

/** One plan runs at a time: a new one follows those that are over. */
function refusalOfPeriod(
  { startsOn, endsOn }: PlannedAdvocacy,
  { former, isNew, today }: { former: StoredPlan | null; isNew: boolean; today: string },
): Refused | null {
  if (endsOn < startsOn) return invalid('endsOn', '"endsOn" must not lie before "startsOn".');
  if (isNew && endsOn < today) return invalid('endsOn', 'A new plan must not be over.');
  if (former !== null && startsOn <= former.endsOn)
    return invalid('startsOn', 'Another plan runs on that day.');
  return null;
}

async function newPlan(
  { db }: RequestContext,
  { id: customerId }: CustomerRow,
  named: Id,
): Promise<Omit<StoredPlan, 'goal' | 'startsOn' | 'endsOn' | 'ownerId'>> {
  const id = newIdBeside(customerId);
  // Of whoever was named: should they be parted again, it goes with them.
  const sourceProfileId = await profileOfCustomer(db, named);
  return { id, sourceId: await ownSource(db), externalId: id, sourceProfileId, customerId, version: 0 };
}

/** Plans what is to be reached with a customer: their plan that is not over is changed, and where there is none, one is made. */
export const planAdvocacy =
  (planned: PlannedAdvocacy): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, loaders, now } = within;
    const { customerId: named, expectedVersion, startsOn, endsOn, ownerId } = planned;
    const held = await holdAdvocate(within, named);
    if ('refused' in held) return held;
    const { customer, before } = held.done;
    const goal = wordsOf(planned.goal, LONGEST_GOAL);
    if (goal === null) return invalid('goal', `"goal" must have 1 to ${String(LONGEST_GOAL)} characters.`);
    if ((await loaders.load(agentById, ownerId)) === null) return notFound('owner', 'agent');
    const today = now.toISOString().slice(0, 'YYYY-MM-DD'.length);
    const [last = null, beforeLast = null] = await lockLastPlans(db, customer.ids);
    const current = last !== null && last.endsOn >= today ? last : null;
    const stale = refusalOfVersion('plan', expectedVersion, current?.version ?? 0);
    if (stale !== null) return stale;
    const former = current === null ? last : beforeLast;
    const refusal = refusalOfPeriod(planned, { former, isNew: current === null, today });
    if (refusal !== null) return refusal;
    const kept = current ?? (await newPlan(within, customer, named));
    const plan: StoredPlan = { ...kept, goal, startsOn, endsOn, ownerId, version: kept.version + 1 };
    await savePlan(db, plan, now);
    const status = before ?? (await saveChanged(within, newStatus(customer.id, now)));
    return changedStatus(before, status, plan);
  };
