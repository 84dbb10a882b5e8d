import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import type { FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { compareId } from '../../platform/graphql/id-comparison';
import { agentName } from '../agents/agent.type';
import { contactReasonName } from '../contact-reasons/contact-reason.type';
import { compareCustomerId } from '../customers/customer.filter';
import type { InteractionFilter } from './interaction.input';

const CONDITIONS: FieldConditions<InteractionFilter> = {
  channel: (channel) => compare('i.channel', channel),
  direction: (direction) => compare('i.direction', direction),
  outcome: (outcome) => compare('i.outcome', outcome),
  settlement: (settlement) => compare('i.settlement', settlement),
  startedAt: (moment) => compare('i.started_at', moment),
  endedAt: (moment) => compare('i.ended_at', moment),
  waitSeconds: (seconds) => compare('i.wait_seconds', seconds),
  handleSeconds: (seconds) => compare('i.handle_seconds', seconds),
  language: (language) => compare('i.language', language),
  customer: (id) => compareCustomerId('i.customer_id', id),
  agent: (id) => compareId('i.agent_id', id, agentName, 'filter.agent'),
  reason: (id) => compareId('i.reason_id', id, contactReasonName, 'filter.reason'),
};

/** The condition of a filter on the table aliased `i`. */
export function interactionCondition(filter: InteractionFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}

export const interactionsOfCustomerFacts: FactsOfCustomer<InteractionFilter> = {
  from: 'interactions i',
  customerColumn: 'i.customer_id',
  timeColumn: 'i.started_at',
  condition: interactionCondition,
};
