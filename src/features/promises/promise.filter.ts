import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import type { FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { compareId } from '../../platform/graphql/id-comparison';
import { agentName } from '../agents/agent.type';
import { compareCustomerId } from '../customers/customer.filter';
import type { PromiseFilter } from './promise.input';

const CONDITIONS: FieldConditions<PromiseFilter> = {
  kind: (kind) => compare('p.kind', kind),
  state: (state) => compare('p.state', state),
  madeAt: (moment) => compare('p.made_at', moment),
  dueAt: (moment) => compare('p.due_at', moment),
  settledAt: (moment) => compare('p.settled_at', moment),
  customer: (id) => compareCustomerId('p.customer_id', id),
  owner: (id) => compareId('p.owner_id', id, agentName, 'filter.owner'),
};

/** The condition of a filter on the table aliased `p`. */
export function promiseCondition(filter: PromiseFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}

export const promisesOfCustomerFacts: FactsOfCustomer<PromiseFilter> = {
  from: 'promises p',
  customerColumn: 'p.customer_id',
  timeColumn: 'p.made_at',
  condition: promiseCondition,
};
