import { withinScope } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';

export const answersGiven: EventSource = {
  time: 's.answered_at',
  id: 's.id',
  channel: null,
  from: (scope, customerId) => ({
    sql: `FROM survey_answers s WHERE s.customer_id = ? AND ${withinScope(scope, 's.customer_id')}`,
    values: [customerId],
  }),
};
