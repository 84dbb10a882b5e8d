import { withinScopeOf } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';
import { walking } from '../../platform/db/walked-index';

export const promisesMade: EventSource = {
  time: 'p.made_at',
  id: 'p.id',
  channel: null,
  from: (scope, customerId) => ({
    sql: `FROM promises p${walking('ix_promises_customer')} WHERE p.customer_id = ? AND ${withinScopeOf(scope, customerId, 'p.customer_id')}`,
    values: [customerId],
  }),
};
