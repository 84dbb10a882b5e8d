import { newIdBeside, type Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { holdCustomers } from '../customers/held-customer.effects';
import { findFactsOfIds, type FactsOfIds } from './advocacy-facts.repository';
import {
  insertStageChanges,
  lockStatuses,
  saveStatuses,
  type StoredStatus,
} from './advocacy-status-write.repository';
import { deriveStatus, type AdvocacyFacts } from './domain/derived-status';

/** The facts of each of some customers, over all ids that make them up; null of whom nothing is known. */
function factsByCustomer(
  { acts, answers, broken, memberships }: FactsOfIds,
  customers: readonly CustomerIds[],
): Map<Id, AdvocacyFacts | null> {
  const ownerOf = new Map(customers.flatMap((ids) => ids.map((id) => [id, ids[0]] as const)));
  const nothing = (): Collected => ({ acts: [], answers: [], brokenAt: [], memberships: [] });
  const made = new Map(customers.map(([id]) => [id, nothing()]));
  const of = (id: Id): Collected | undefined => made.get(ownerOf.get(id) ?? id);
  for (const act of acts) of(act.customerId)?.acts.push(act);
  for (const answer of answers) of(answer.customerId)?.answers.push(answer);
  for (const { customerId, at } of broken) of(customerId)?.brokenAt.push(at);
  for (const membership of memberships) of(membership.customerId)?.memberships.push(membership);
  const isAny = (facts: Collected): boolean =>
    facts.acts.length + facts.answers.length + facts.memberships.length > 0;
  return new Map([...made].map(([id, facts]) => [id, isAny(facts) ? facts : null]));
}

type Collected = { -readonly [Kind in keyof AdvocacyFacts]: AdvocacyFacts[Kind][number][] };

interface Derived {
  readonly before: StoredStatus | null;
  readonly after: StoredStatus;
  readonly moves: ReturnType<typeof deriveStatus>['moves'];
}

const UNSEEN = { ownerId: null, nominatedAt: null, nominatedById: null, version: 0 };

function derive(customerId: Id, facts: AdvocacyFacts, before: StoredStatus | null, now: Date): Derived {
  const seen = before && { stage: before.stage, since: before.since, lookedAt: before.weighedAt };
  const { moves, ...derived } = deriveStatus(facts, seen, now);
  const { ownerId, nominatedAt, nominatedById, version } = before ?? UNSEEN;
  const isChanged = before === null || moves.length > 0 || derived.isVip !== before.isVip;
  const after: StoredStatus = {
    ...derived,
    ...{ customerId, ownerId, nominatedAt, nominatedById, weighedAt: now },
    since: moves.at(-1)?.at ?? before?.since ?? now,
    version: isChanged ? version + 1 : version,
  };
  return { before, after, moves };
}

const NOTHING: AdvocacyFacts = { acts: [], answers: [], brokenAt: [], memberships: [] };

/**
 * Derives the status of customers anew from all that is known of them, by whichever of their ids, and puts on record how their stage has changed.
 * For whoever writes something that it rests on, in the same transaction: acts, answers to "would you recommend us?", broken promises, memberships.
 * The customers are held until the transaction ends; who has done nothing and has no status gets none. It shows nothing to the one who writes, so
 * it asks for no reach.
 */
export async function deriveStatuses(tx: Tx, customerIds: readonly Id[], now: Date): Promise<void> {
  if (customerIds.length === 0) return;
  const held = await holdCustomers(tx, [...new Set(customerIds)]);
  const customers = [...new Map([...held.values()].map(({ ids }) => [ids[0], ids])).values()];
  if (customers.length === 0) return;
  const survivors = customers.map(([id]) => id);
  const stored = new Map((await lockStatuses(tx, survivors)).map((row) => [row.customerId, row]));
  const facts = factsByCustomer(await findFactsOfIds(tx, customers.flat()), customers);
  const derived = survivors.flatMap((id): Derived | [] => {
    const before = stored.get(id) ?? null;
    const known = facts.get(id) ?? null;
    return known === null && before === null ? [] : derive(id, known ?? NOTHING, before, now);
  });
  await saveStatuses(
    tx,
    derived.map(({ after }) => after),
    now,
  );
  await insertStageChanges(
    tx,
    derived.flatMap(({ after: { customerId }, moves }) =>
      moves.map(({ from: fromStage, to: toStage, reason, at: changedAt }) => {
        return { id: newIdBeside(customerId), customerId, fromStage, toStage, reason, changedAt };
      }),
    ),
  );
}
