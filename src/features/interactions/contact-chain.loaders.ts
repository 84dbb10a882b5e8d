import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findChains } from './contact-chain.repository';
import type { ContactChainRow } from './contact-chain.type';
import { joinChains } from './domain/chain';
import { windowOf } from './keep-contacts';

/** The contacts of a customer about a topic. */
export interface TopicOfCustomer {
  readonly customerIds: CustomerIds;
  readonly topicId: Id;
}

/** All chains of a customer about a topic: those of everyone who was merged into them, joined. */
export const chainsByTopic: LoaderDefinition<TopicOfCustomer, readonly ContactChainRow[]> = {
  name: 'chainsByTopic',
  keyText: ({ customerIds, topicId }) => [...customerIds, topicId].join(),
  load: async ({ db, scope, contactChains }, asked) => {
    const customers = [...new Set(asked.flatMap(({ customerIds }) => customerIds))];
    const topics = [...new Set(asked.map(({ topicId }) => topicId))];
    const kept = await findChains(db, scope, customers, topics);
    return asked.map(({ customerIds, topicId }) => {
      const theirs = kept.filter(
        (chain) => chain.topicId === topicId && customerIds.includes(chain.customerId),
      );
      return joinChains(theirs, windowOf(contactChains)).map((chain) => ({ ...chain, customerIds, topicId }));
    });
  },
};
