import { withinScopeOf } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';
import { walking } from '../../platform/db/walked-index';

export const casesOpened: EventSource = {
  time: 'k.opened_at',
  id: 'k.id',
  channel: 'k.channel',
  from: (scope, customerId) => ({
    sql: `FROM cases k${walking('ix_cases_customer')} WHERE k.customer_id = ? AND ${withinScopeOf(scope, customerId, 'k.customer_id')}`,
    values: [customerId],
  }),
};
