import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import { compareId } from '../../platform/graphql/id-comparison';
import { agentName } from '../agents/agent.type';
import type { AdvocateFilter } from './advocate.input';

const CONDITIONS: FieldConditions<AdvocateFilter> = {
  stage: (stage) => compare('s.stage', stage),
  score: (score) => compare('s.score', score),
  vip: (vip) => compare('s.is_vip', vip),
  since: (moment) => compare('s.since', moment),
  owner: (id) => compareId('s.owner_id', id, agentName, 'filter.owner'),
};

/** The condition of a filter on the table aliased `s`. */
export function advocateCondition(filter: AdvocateFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}
