// Writes a contact down, by Drizzle's query builder.

import { eq, sql } from 'drizzle-orm';
import { instant } from '../../floor/database.mjs';
import { idBeside, keyOf, stored } from '../../floor/log-interaction.mjs';
import { path, reasons } from './reads.mjs';
import * as t from './tables.mjs';

async function write(tx, row) {
  const { customerId, startedAt } = row;
  const last = t.customers.lastContactAt;
  await tx
    .update(t.customers)
    .set({ lastContactAt: sql`GREATEST(COALESCE(${last}, ${startedAt}), ${startedAt})` })
    .where(eq(t.customers.id, customerId));
  const source = tx
    .select({ id: t.sourceSystems.id })
    .from(t.sourceSystems)
    .where(eq(t.sourceSystems.code, 'one-window'));
  const profile = tx
    .select({ id: sql`MIN(${t.sourceProfiles.id})` })
    .from(t.sourceProfiles)
    .where(eq(t.sourceProfiles.customerId, customerId));
  await tx
    .insert(t.writtenInteractions)
    .values({ ...row, sourceId: sql`${source}`, sourceProfileId: sql`${profile}` });
}

async function namesOf(db, { reasonId, agentId }) {
  const of = db.select({ path, agent: t.agents.name }).from(t.agents);
  const joined = reasons.reduce(
    (query, reason, step) =>
      query.leftJoin(reason, eq(reason.id, step === 0 ? reasonId : reasons[step - 1].parentId)),
    of,
  );
  const [names] = await joined.where(eq(t.agents.id, agentId));
  return names;
}

export const createLogInteraction =
  (db) =>
  async ({ input }) => {
    const { customer, reason, agent, startedAt, answeredAt, endedAt, ...given } = input;
    const customerId = keyOf(customer);
    const id = idBeside(customerId);
    const now = stored(new Date().toISOString());
    const row = {
      ...given,
      ...{ id, externalId: id, customerId, reasonId: keyOf(reason), agentId: keyOf(agent) },
      ...{ startedAt: stored(startedAt), answeredAt: stored(answeredAt), endedAt: stored(endedAt) },
      ...{ isPublic: 0, state: 'ENDED', version: 1, createdAt: now, updatedAt: now },
    };
    const [names] = await Promise.all([namesOf(db, row), db.transaction((tx) => write(tx, row))]);
    const interaction = {
      ...given,
      startedAt: instant(row.startedAt),
      reason: { path: names.path },
      agent: { name: names.agent },
    };
    return { interaction, userErrors: [] };
  };
