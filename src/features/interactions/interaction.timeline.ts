import { withinScopeOf } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';
import { walking } from '../../platform/db/walked-index';

export const interactionsStarted: EventSource = {
  time: 'i.started_at',
  id: 'i.id',
  channel: 'i.channel',
  from: (scope, customerId) => ({
    sql: `FROM interactions i${walking('ix_interactions_customer')} WHERE i.customer_id = ? AND ${withinScopeOf(scope, customerId, 'i.customer_id')}`,
    values: [customerId],
  }),
};
