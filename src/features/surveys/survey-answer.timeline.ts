import { withinScopeOf } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';
import { walking } from '../../platform/db/walked-index';

export const answersGiven: EventSource = {
  time: 's.answered_at',
  id: 's.id',
  channel: null,
  from: (scope, customerId) => ({
    sql: `FROM survey_answers s${walking('ix_survey_answers_customer_all')} WHERE s.customer_id = ? AND ${withinScopeOf(scope, customerId, 's.customer_id')}`,
    values: [customerId],
  }),
};
