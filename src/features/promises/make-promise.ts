import { newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, wordsOf, type Refused } from '../../platform/mutations/refusal';
import { refusalOfDate } from '../../platform/mutations/refused-date';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { agentById } from '../agents/agent.loaders';
import { dueDateOf, type DueWish } from '../calendars/due.effects';
import { caseById } from '../cases/case.loaders';
import type { Channel } from '../channels/channel.type';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { profileOfCustomer } from '../customers/source-profiles.effects';
import { interactionById } from '../interactions/interaction.loaders';
import { ownSource } from '../sources/own-source.effects';
import { LONGEST_TEXT, type PromiseRefusal } from './promise-refusal';
import { insertPromise, type StoredPromise } from './promise-write.repository';
import { promiseName, type PromiseKind } from './promise.type';

/** What is to be promised. */
export interface PromiseWish {
  readonly customerId: Id;
  readonly kind: PromiseKind;
  readonly text: string;
  readonly due: DueWish;
  readonly graceEndsAt: Date | null;
  readonly toldHow: Channel | null;
  /** Whoever makes it, when null. */
  readonly ownerId: Id | null;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

function refusalOfGrace(graceEndsAt: Date | null, dueAt: Date, now: Date): Refused | null {
  if (graceEndsAt === null) return null;
  return graceEndsAt < dueAt
    ? invalid('graceEndsAt', '"graceEndsAt" must not lie before "dueAt".')
    : refusalOfDate('graceEndsAt', graceEndsAt, now);
}

/** What the promise is to hang on must be there, and of that customer. */
async function refusalOfPlace(
  { loaders }: RequestContext,
  customer: CustomerRow,
  { interactionId, caseId, ownerId }: PromiseWish,
): Promise<Refused | null> {
  const isTheirs = (row: { readonly customerId: Id | null }): boolean =>
    row.customerId !== null && customer.ids.includes(row.customerId);
  const interaction = await loaders.loadOptional(interactionById, interactionId);
  if (interactionId !== null && !(interaction && isTheirs(interaction)))
    return notFound('interaction', 'contact of that customer');
  const about = await loaders.loadOptional(caseById, caseId);
  if (caseId !== null && !(about && isTheirs(about))) return notFound('case', 'case of that customer');
  const isNobody = ownerId !== null && (await loaders.load(agentById, ownerId)) === null;
  return isNobody ? notFound('owner', 'agent') : null;
}

/** Promises a customer something. */
export const makePromise =
  (wish: PromiseWish): UseCase<PromiseRefusal> =>
  async (within) => {
    const { db, loaders, now, viewer } = within;
    const text = wordsOf(wish.text, LONGEST_TEXT);
    if (text === null) return invalid('text', `"text" must have 1 to ${String(LONGEST_TEXT)} characters.`);
    const { due: asked, ...told } = wish;
    const due = await dueDateOf(within, asked);
    if ('refused' in due) return due;
    const { dueAt } = due;
    if (dueAt === null) return invalid('dueAt', 'Either "dueAt" or "dueWithin" must be given.');
    const refusal = refusalOfGrace(wish.graceEndsAt, dueAt, now);
    if (refusal !== null) return refusal;
    const customer = await loaders.load(customerById, wish.customerId);
    if (customer === null) return notFound('customer', 'customer');
    const misplaced = await refusalOfPlace(within, customer, wish);
    if (misplaced !== null) return misplaced;
    const id = newIdBeside(customer.id);
    const promise: StoredPromise = {
      ...told,
      ...{ id, text, dueAt, customerId: customer.id, madeAt: now, madeById: viewer.agentId },
      ownerId: wish.ownerId ?? viewer.agentId,
      state: 'OPEN',
      settledAt: null,
      evidence: null,
      version: 1,
      sourceId: await ownSource(db),
      externalId: id,
      // Of whoever was named: should they be parted again, the promise goes with them.
      sourceProfileId: await profileOfCustomer(db, wish.customerId),
    };
    await insertPromise(db, promise);
    return {
      done: { prefix: promiseName.prefix, id, customerId: customer.id, before: null, after: promise },
    };
  };
