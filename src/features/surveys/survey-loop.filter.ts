import { compare } from '../../platform/db/comparison';
import { condition } from '../../platform/db/condition';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import { compareId } from '../../platform/graphql/id-comparison';
import { agentName, teamName } from '../agents/agent.type';
import { compareCustomerId } from '../customers/customer.filter';
import { teamOf } from '../customers/customer-team.filter';
import { openedIfDue } from './domain/loop';
import type { SurveyLoopFilter } from './survey-loop.input';

/** Loops of a customer that are not closed. */
export const openLoops = {
  from: 'survey_loops l',
  customerColumn: 'l.customer_id',
  isOpen: condition('l.closed_at IS NULL'),
} as const;

const CONDITIONS: FieldConditions<SurveyLoopFilter> = {
  open: (open) => compare('l.is_open', open),
  openedAt: (moment) => compare('l.created_at', moment),
  dueAt: (moment) => compare('l.created_at', moment, openedIfDue),
  closedAt: (moment) => compare('l.closed_at', moment),
  owner: (id) => compareId('l.owner_id', id, agentName, 'filter.owner'),
  team: (id) => compareId(teamOf('l.customer_id'), id, teamName, 'filter.team'),
  customer: (id) => compareCustomerId('l.customer_id', id),
};

/** The condition of a filter on the table aliased `l`. */
export function surveyLoopCondition(filter: SurveyLoopFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}
