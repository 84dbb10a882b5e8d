import type { TablesOf } from '../../platform/db/insert-rows';
import type { ContactFacts } from './domain/contact-rows';

const ATTRIBUTED = ['id', 'sourceId', 'externalId', 'sourceProfileId', 'customerId'] as const;
const PART = [...ATTRIBUTED, 'interactionId', 'at'] as const;
const STAMPS = ['createdAt', 'updatedAt'] as const;

/** The tables of what belongs to contacts and promises. */
export const CONTACT_TABLES: TablesOf<ContactFacts> = {
  messages: { table: 'messages', columns: [...PART, 'direction', 'text', 'agentId', ...STAMPS] },
  promiseChanges: {
    table: 'promise_changes',
    columns: [
      ...ATTRIBUTED,
      'promiseId',
      'at',
      'formerDueAt',
      'newDueAt',
      'toldAt',
      'toldHow',
      'agentId',
      ...STAMPS,
    ],
  },
  handOffs: {
    table: 'hand_offs',
    columns: [
      ...PART,
      'moves',
      'cause',
      'fromAgentId',
      'fromQueueId',
      'toAgentId',
      'toQueueId',
      'isWarm',
      'storyRepeated',
      ...STAMPS,
    ],
  },
};
