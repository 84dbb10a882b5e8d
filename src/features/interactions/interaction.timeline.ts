import { withinScope } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';

export const interactionsStarted: EventSource = {
  time: 'i.started_at',
  id: 'i.id',
  channel: 'i.channel',
  from: (scope, customerId) => ({
    sql: `FROM interactions i WHERE i.customer_id = ? AND ${withinScope(scope, 'i.customer_id')}`,
    values: [customerId],
  }),
};
