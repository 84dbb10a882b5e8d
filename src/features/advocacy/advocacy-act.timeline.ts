import { withinScope } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';

export const advocacyShown: EventSource = {
  time: 'a.acted_at',
  id: 'a.id',
  channel: null,
  from: (scope, customerId) => ({
    sql: `FROM advocacy_acts a WHERE a.customer_id = ? AND ${withinScope(scope, 'a.customer_id')}`,
    values: [customerId],
  }),
};
