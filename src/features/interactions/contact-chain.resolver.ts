import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/global-id';
import { NONE } from '../../platform/graphql/asked-fields';
import type { RequestContext } from '../../platform/graphql/context';
import { narrowedPlainList } from '../../platform/graphql/list-loader';
import { Weighs } from '../../platform/graphql/weight';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import {
  ContactReason,
  contactReasonName,
  type ContactReasonRow,
} from '../contact-reasons/contact-reason.type';
import { lineagesBelowReason, reasonLineageById } from '../contact-reasons/reason-lineage.loaders';
import { customerById } from '../customers/customer.loaders';
import { chainsByTopic } from './contact-chain.loaders';
import { ContactChain, type ContactChainRow } from './contact-chain.type';
import { NO_CONTACTS, topicOf } from './domain/chain';
import type { InteractionOfCustomerFilter } from './interaction.input';
import { interactionsByCustomer } from './interaction.loaders';
import { Interaction, type InteractionRow } from './interaction.type';

/** A chain has a few contacts; one that has more is told by its last. */
const CONTACTS_CAP = 20;

/** What links a contact to those before and after it about the same. */
@Resolver(() => Interaction)
export class InteractionChainResolver {
  @FieldResolver(() => ContactChain, {
    nullable: true,
    description:
      'The chain of contacts about the same reason that it belongs to; null when its customer or reason is not known, when it was no contact, or when chains have not been made of what was imported.',
  })
  async chain(
    @Root() { customerId, reasonId, startedAt, outcome }: InteractionRow,
    @Ctx() { loaders, contactChains }: RequestContext,
  ): Promise<ContactChainRow | null> {
    const isContact = !NO_CONTACTS.some((none) => none === outcome);
    if (customerId === null || reasonId === null || !isContact) return null;
    const [customer, lineage] = await Promise.all([
      loaders.showFields(customerById, customerId, NONE),
      loaders.load(reasonLineageById, reasonId),
    ]);
    const topicId = topicOf(lineage?.fromRoot ?? [], contactChains.reasonDepth);
    if (customer === null || topicId === null) return null;
    const chains = await loaders.load(chainsByTopic, { customerIds: customer.ids, topicId });
    return chains.find((chain) => chain.startedAt <= startedAt && startedAt <= chain.lastContactAt) ?? null;
  }
}

@Resolver(() => ContactChain)
export class ContactChainResolver {
  @FieldResolver(() => ContactReason, {
    nullable: true,
    description:
      'What all of it is about, as deep in the tree of reasons as the operator has set (2 levels unless set).',
  })
  reason(
    @Root() { topicId }: ContactChainRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ContactReasonRow | null> {
    return loaders.load(contactReasonById, topicId);
  }

  @Weighs({ listSize: { assumedSize: CONTACTS_CAP } })
  @FieldResolver(() => [Interaction], {
    nullable: true,
    description: `Its contacts, the latest started first; at most ${String(CONTACTS_CAP)}.`,
  })
  async interactions(
    @Root() { customerIds, topicId, startedAt, lastContactAt }: ContactChainRow,
    @Ctx() context: RequestContext,
  ): Promise<readonly InteractionRow[]> {
    const below = await context.loaders.load(lineagesBelowReason, topicId);
    const about = below.filter(
      ({ fromRoot }) => topicOf(fromRoot, context.contactChains.reasonDepth) === topicId,
    );
    const narrowing: InteractionOfCustomerFilter = {
      startedAt: { gte: startedAt, lte: lastContactAt },
      outcome: { notIn: NO_CONTACTS },
      reason: { in: about.map(({ id }) => toGlobalId(contactReasonName.prefix, id)) },
    };
    return narrowedPlainList(context, interactionsByCustomer, { customerIds, narrowing }, CONTACTS_CAP);
  }
}
