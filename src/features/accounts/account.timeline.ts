import { withinScopeOf } from '../../platform/authz/row-scope';
import type { EventSource } from '../../platform/db/event-source';

/** Events of accounts that a customer holds or held, in whatever role: each account once. */
function accountEvents(time: string): EventSource {
  return {
    time,
    id: 'a.id',
    channel: null,
    from: (scope, customerId) => ({
      sql: `FROM accounts a WHERE ${time} IS NOT NULL AND a.id IN (SELECT h.account_id FROM account_holders h
        WHERE h.customer_id = ? AND ${withinScopeOf(scope, customerId, 'h.customer_id')})`,
      values: [customerId],
    }),
  };
}

export const accountsOpened = accountEvents('a.opened_at');
export const accountsClosed = accountEvents('a.closed_at');
