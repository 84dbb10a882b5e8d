import type { Id } from '../../kernel/id';
import { ensureNamedAgents } from '../agents/named-agents.effects';
import type { ProfileLink } from '../customers/source-profiles.effects';
import { upsertInteractions, type StoredInteraction } from '../interactions/delivered-interactions.effects';
import { writeResolved, type WriteRows } from './delivery';
import type { InteractionValues } from './domain/interaction-plan';
import type { PlannedRow } from './domain/plan';
import type { Fault } from './domain/row';
import type { InteractionFields } from './domain/targets';
import { customerOf, findCustomers, findReasons, given, idIn } from './references';

/** What each field of a mapping says in the table. */
const COLUMNS: Readonly<Record<keyof InteractionFields, readonly (keyof StoredInteraction)[]>> = {
  channel: ['channel'],
  direction: ['direction'],
  startedAt: ['startedAt'],
  outcome: ['outcome'],
  customer: ['sourceProfileId', 'customerId'],
  queuedAt: ['queuedAt'],
  answeredAt: ['answeredAt'],
  endedAt: ['endedAt'],
  waitSeconds: ['waitSeconds'],
  handleSeconds: ['handleSeconds'],
  ivrSeconds: ['ivrSeconds'],
  settlement: ['settlement'],
  reason: ['reasonId'],
  agent: ['agentId'],
  language: ['language'],
};

interface References {
  readonly profiles: ReadonlyMap<string, ProfileLink>;
  readonly agents: ReadonlyMap<string, Id>;
  readonly reasons: ReadonlyMap<string, Id>;
}

function resolve(
  { key, values }: PlannedRow<InteractionValues>,
  fields: InteractionFields,
  { profiles, agents, reasons }: References,
): { externalId: string; row: StoredInteraction } | { fault: Fault } {
  const { customer, agent, reason } = values;
  const whose = customerOf(customer, fields.customer, profiles);
  if ('fault' in whose) return whose;
  const about = idIn('reasons', reason, reasons, fields.reason ?? {});
  if ('fault' in about) return about;
  return {
    externalId: key,
    row: {
      // One by one: a copy by `...` costs more than the whole rest of this function.
      sourceProfileId: whose.link?.id ?? null,
      customerId: whose.link?.customerId ?? null,
      channel: values.channel,
      direction: values.direction,
      startedAt: values.startedAt,
      queuedAt: values.queuedAt,
      answeredAt: values.answeredAt,
      endedAt: values.endedAt,
      waitSeconds: values.waitSeconds,
      handleSeconds: values.handleSeconds,
      ivrSeconds: values.ivrSeconds,
      outcome: values.outcome,
      settlement: values.settlement,
      reasonId: about.id,
      agentId: agent === null ? null : (agents.get(agent) ?? null),
      language: values.language,
    },
  };
}

export function interactionWriter(fields: InteractionFields): WriteRows<InteractionValues> {
  const said = Object.entries(COLUMNS).flatMap(([field, columns]) => (field in fields ? columns : []));
  return async (tx, rows, delivery) => {
    const { sourceId, now, isRepeat } = delivery;
    const all = rows.map(({ values }) => values);
    const references = {
      profiles: await findCustomers(
        tx,
        fields.customer,
        all.map(({ customer }) => customer),
        delivery,
      ),
      agents: await ensureNamedAgents(tx, sourceId, given(all.map(({ agent }) => agent))),
      reasons: await findReasons(
        tx,
        all.map(({ reason }) => reason),
        delivery.reasonIds,
      ),
    };
    return writeResolved(
      rows,
      delivery,
      (row) => resolve(row, fields, references),
      (resolved) => upsertInteractions(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}
