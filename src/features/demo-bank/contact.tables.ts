import type { TablesOf } from '../../platform/db/insert-rows';
import type { ContactFacts } from './domain/contact-rows';

const ATTRIBUTED = [
  'id',
  'sourceId',
  'externalId',
  'sourceProfileId',
  'customerId',
  'interactionId',
  'at',
] as const;
const STAMPS = ['createdAt', 'updatedAt'] as const;

/** The tables of what belongs to contacts. */
export const CONTACT_TABLES: TablesOf<ContactFacts> = {
  messages: { table: 'messages', columns: [...ATTRIBUTED, 'direction', 'text', 'agentId', ...STAMPS] },
  handOffs: {
    table: 'hand_offs',
    columns: [
      ...ATTRIBUTED,
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
