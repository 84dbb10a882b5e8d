import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import type { FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { compareId } from '../../platform/graphql/id-comparison';
import { attributeConditions } from '../attributes/attribute.filter';
import { agentName } from '../agents/agent.type';
import { contactReasonName } from '../contact-reasons/contact-reason.type';
import { compareCustomerId } from '../customers/customer.filter';
import { queueName } from '../queues/queue.type';
import type { InteractionFields, InteractionFilter, InteractionOfCustomerFilter } from './interaction.input';

const FIELDS: FieldConditions<InteractionFields, unknown> = {
  channel: (channel) => compare('i.channel', channel),
  direction: (direction) => compare('i.direction', direction),
  outcome: (outcome) => compare('i.outcome', outcome),
  settlement: (settlement) => compare('i.settlement', settlement),
  startedAt: (moment) => compare('i.started_at', moment),
  endedAt: (moment) => compare('i.ended_at', moment),
  waitSeconds: (seconds) => compare('i.wait_seconds', seconds),
  ivrSeconds: (seconds) => compare('i.ivr_seconds', seconds),
  handleSeconds: (seconds) => compare('i.handle_seconds', seconds),
  language: (language) => compare('i.language', language),
  sentiment: (sentiment) => compare('i.sentiment', sentiment),
  isPublic: (isPublic) => compare('i.is_public', isPublic),
  reach: (people) => compare('i.reach', people),
  moodAtStart: (mood) => compare('i.mood_at_start', mood),
  moodAtEnd: (mood) => compare('i.mood_at_end', mood),
  replyChannel: (channel) => compare('i.reply_channel', channel),
  askedBy: (who) => compare('i.asked_by', who),
  agent: (id) => compareId('i.agent_id', id, agentName, 'filter.agent'),
  reason: (id) => compareId('i.reason_id', id, contactReasonName, 'filter.reason'),
  attributes: (asked) => attributeConditions(asked, 'i.id'),
  queue: (id) => compareId('i.queue_id', id, queueName, 'filter.queue'),
};

const CONDITIONS: FieldConditions<InteractionFilter> = {
  ...FIELDS,
  customer: (id) => compareCustomerId('i.customer_id', id),
};

const CONDITIONS_OF_CUSTOMER: FieldConditions<InteractionOfCustomerFilter, RowScope> = {
  ...FIELDS,
  message: (text, scope) => {
    const { sql, values } = compare('m.text', text);
    return {
      sql: `EXISTS (SELECT 1 FROM messages m WHERE m.interaction_id = i.id AND ${withinScope(scope, 'm.customer_id')} AND ${sql})`,
      values,
    };
  },
};

/** The condition of a filter on the table aliased `i`. */
export function interactionCondition(filter: InteractionFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}

/** The condition of a filter within one customer’s interactions. */
export function interactionOfCustomerCondition(
  scope: RowScope,
  filter: InteractionOfCustomerFilter,
): Fragment {
  return filterCondition(filter, CONDITIONS_OF_CUSTOMER, scope);
}

export const interactionsOfCustomerFacts: FactsOfCustomer<InteractionFilter> = {
  from: 'interactions i',
  customerColumn: 'i.customer_id',
  timeColumn: 'i.started_at',
  condition: interactionCondition,
};
