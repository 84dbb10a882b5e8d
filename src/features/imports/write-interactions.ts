import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { ensureNamedAgents } from '../agents/named-agents.effects';
import {
  ensureSourceProfiles,
  findSourceProfiles,
  type ProfileLink,
} from '../customers/source-profiles.effects';
import { upsertInteractions, type StoredInteraction } from '../interactions/delivered-interactions.effects';
import { unknownReference, writeResolved, type Delivery, type WriteRows } from './delivery';
import type { InteractionValues } from './domain/interaction-plan';
import type { InteractionFields } from './domain/mapping';
import type { PlannedRow } from './domain/plan';
import { quoted, type Fault } from './domain/row';
import { columnsRead } from './domain/rules';

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

type Rows = readonly PlannedRow<InteractionValues>[];

function keysOf(rows: Rows, field: 'customer' | 'agent'): string[] {
  return rows.map(({ values }) => values[field]).filter((key) => key !== null);
}

async function findReferences(
  tx: Tx,
  rows: Rows,
  { customer }: InteractionFields,
  { sourceId, reasonIds, now }: Delivery,
): Promise<References> {
  const customers = keysOf(rows, 'customer');
  const newcomer = customer?.newcomer;
  return {
    profiles:
      newcomer === undefined
        ? await findSourceProfiles(tx, sourceId, customers)
        : await ensureSourceProfiles(tx, sourceId, customers, { newcomer, now }),
    agents: await ensureNamedAgents(tx, sourceId, keysOf(rows, 'agent')),
    reasons: reasonIds,
  };
}

function undeclared(reason: string, fields: InteractionFields): { fault: Fault } {
  return {
    fault: {
      column: columnsRead(fields.reason ?? {}),
      reason: `The reason ${quoted(reason)} is not declared. Add it to the mapping under reasons.`,
    },
  };
}

function resolve(
  { key, values }: PlannedRow<InteractionValues>,
  fields: InteractionFields,
  { profiles, agents, reasons }: References,
): { externalId: string; row: StoredInteraction } | { fault: Fault } {
  const { customer, agent, reason } = values;
  const profile = customer === null ? null : profiles.get(customer);
  if (profile === undefined)
    return unknownReference('customer', customer ?? '', fields.customer?.column ?? []);
  const reasonId = reason === null ? null : reasons.get(reason);
  if (reasonId === undefined) return undeclared(reason ?? '', fields);
  return {
    externalId: key,
    row: {
      // Keys and all: leaving them out of a copy costs more than the whole rest of this function.
      ...values,
      sourceProfileId: profile?.id ?? null,
      customerId: profile?.customerId ?? null,
      reasonId,
      agentId: agent === null ? null : (agents.get(agent) ?? null),
    },
  };
}

export function interactionWriter(fields: InteractionFields): WriteRows<InteractionValues> {
  const said = Object.entries(COLUMNS).flatMap(([field, columns]) => (field in fields ? columns : []));
  return async (tx, rows, delivery) => {
    const references = await findReferences(tx, rows, fields, delivery);
    const { sourceId, now, isRepeat } = delivery;
    return writeResolved(
      rows,
      (row) => resolve(row, fields, references),
      (resolved) => upsertInteractions(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}
