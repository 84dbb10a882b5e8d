import { withinScopeOf } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';

export const advocacyShown: EventSource = {
  time: 'a.acted_at',
  id: 'a.id',
  channel: null,
  from: (scope, customerId) => ({
    sql: `FROM advocacy_acts a WHERE a.customer_id = ? AND ${withinScopeOf(scope, customerId, 'a.customer_id')}`,
    values: [customerId],
  }),
};
