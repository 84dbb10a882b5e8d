import { newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, wordsOf, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { productById } from '../accounts/account.loaders';
import { agentById } from '../agents/agent.loaders';
import { dueDateOf, type DueWish } from '../calendars/due.effects';
import type { Channel } from '../channels/channel.type';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { customerById } from '../customers/customer.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { holdCustomer } from '../customers/held-customer.effects';
import { originOfFact } from '../customers/origin-of-fact.effects';
import { interactionById } from '../interactions/interaction.loaders';
import { LONGEST_LINE, type CaseRefusal } from './case-refusal';
import { insertCase, type KeptCase } from './case-write.repository';
import { caseName, type CaseKind, type CasePriority } from './case.type';
import { startOf } from './domain/case-moves';

/** What there is to settle. */
export interface CaseWish {
  readonly customerId: Id;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly channel: Channel | null;
  readonly priority: CasePriority;
  readonly due: DueWish;
  readonly ownerId: Id | null;
  readonly reasonId: Id | null;
  readonly productId: Id | null;
  readonly interactionId: Id | null;
}

/** What the case is to hang on must be there; the contact must be of that customer. */
async function refusalOfPlace(
  { loaders }: RequestContext,
  customer: CustomerRow,
  { interactionId, ownerId, reasonId, productId }: CaseWish,
): Promise<Refused | null> {
  const interaction = await loaders.loadOptional(interactionById, interactionId);
  const isTheirs = customer.ids.includes(interaction?.customerId ?? '');
  if (interactionId !== null && !isTheirs) return notFound('interaction', 'contact of that customer');
  if (ownerId !== null && (await loaders.load(agentById, ownerId)) === null)
    return notFound('owner', 'agent');
  if (reasonId !== null && (await loaders.load(contactReasonById, reasonId)) === null)
    return notFound('reason', 'reason');
  const isUnknown = productId !== null && (await loaders.load(productById, productId)) === null;
  return isUnknown ? notFound('product', 'product') : null;
}

/** Opens a matter to settle for a customer. Whoever opens it has not taken it by that. */
export const openCase =
  (wish: CaseWish): UseCase<CaseRefusal> =>
  async (within) => {
    const { db, loaders, now } = within;
    const subject = wordsOf(wish.subject, LONGEST_LINE);
    if (subject === null)
      return invalid('subject', `"subject" must have 1 to ${String(LONGEST_LINE)} characters.`);
    const { due: asked, ...said } = wish;
    const due = await dueDateOf(within, asked);
    if ('refused' in due) return due;
    const customer = await loaders.load(customerById, wish.customerId);
    if (customer === null) return notFound('customer', 'customer');
    const misplaced = await refusalOfPlace(within, customer, wish);
    if (misplaced !== null) return misplaced;
    const id = newIdBeside(customer.id);
    const opened: KeptCase = {
      ...said,
      ...due,
      ...{ id, subject, customerId: customer.id, status: startOf(wish), openedAt: now },
      ...{ rootCause: null, redressAmount: null, redressCurrency: null, answeredInTime: null },
      ...{ resolvedAt: null, toldAt: null, toldHow: null, closedAt: null, version: 1 },
      ...{ reopenings: 0, reopenedAt: null, saidBySource: null },
      ...(await originOfFact(within, wish.customerId)),
      externalId: id,
    };
    // Whoever asks a customer for something sees what they complain of: one after the other.
    if (wish.kind === 'COMPLAINT') await holdCustomer(db, customer.id);
    await insertCase(db, opened);
    return {
      done: { prefix: caseName.prefix, id, customerId: opened.customerId, before: null, after: opened },
    };
  };
