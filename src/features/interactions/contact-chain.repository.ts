import type { Id } from '../../kernel/id';
import { withinScope, type RowScope } from '../../platform/authz/row-scope';
import type { Sql, Tx } from '../../platform/db/db';
import { insertLater } from '../../platform/db/insert-rows';
import { readOfParents } from '../../platform/db/read-of-parents';
import { walking } from '../../platform/db/walked-index';
import { NO_CONTACTS, type Chain } from './domain/chain';

/** A chain as it is kept: of one id of a customer. */
export interface KeptChain extends Chain {
  readonly customerId: Id;
  readonly topicId: Id;
}

/** The chains of these customers about these topics, in the order of their start. */
export function findChains(
  sql: Sql,
  scope: RowScope,
  customerIds: readonly Id[],
  topicIds: readonly Id[],
): Promise<KeptChain[]> {
  return readOfParents<KeptChain>(
    sql,
    customerIds.length,
    'interactions.findChains',
    `SELECT cc.customer_id AS customerId, cc.topic_id AS topicId, cc.started_at AS startedAt,
       cc.last_contact_at AS lastContactAt, cc.contacts, cc.settlement FROM contact_chains cc
       WHERE cc.customer_id IN (?) AND cc.topic_id IN (?) AND ${withinScope(scope, 'cc.customer_id')}
       ORDER BY cc.started_at, cc.customer_id`,
    [customerIds, topicIds],
  );
}

/** What makes chains: a contact, and why. */
export interface ReasonedContact extends Pick<Chain, 'startedAt' | 'settlement'> {
  readonly reasonId: Id;
}

/** All contacts of a customer whose reason is known, in the order of time. */
export function listReasonedContacts(tx: Tx, customerId: Id): Promise<ReasonedContact[]> {
  return tx.lookUp<ReasonedContact>(
    'interactions.listReasonedContacts',
    `SELECT i.started_at AS startedAt, i.settlement, i.reason_id AS reasonId FROM interactions i${walking('ix_interactions_customer')}
       WHERE i.customer_id = ? AND i.reason_id IS NOT NULL AND i.outcome NOT IN (?) ORDER BY i.started_at, i.id`,
    [customerId, NO_CONTACTS],
  );
}

/** All that is kept of the chains of a customer. */
export function listKeptChains(tx: Tx, customerId: Id): Promise<KeptChain[]> {
  return tx.lookUp<KeptChain>(
    'interactions.listKeptChains',
    `SELECT customer_id AS customerId, topic_id AS topicId, started_at AS startedAt, last_contact_at AS lastContactAt,
       contacts, settlement FROM contact_chains WHERE customer_id = ?`,
    [customerId],
  );
}

/** Forgets all chains of customers, for they may not be right any more. */
export async function forgetChains(tx: Tx, customerIds: readonly Id[]): Promise<void> {
  await tx.execute('interactions.forgetChains', 'DELETE FROM contact_chains WHERE customer_id IN (?)', [
    customerIds,
  ]);
}

export async function deleteChain(tx: Tx, { customerId, topicId, startedAt }: KeptChain): Promise<void> {
  await tx.execute(
    'interactions.deleteChain',
    'DELETE FROM contact_chains WHERE customer_id = ? AND topic_id = ? AND started_at = ?',
    [customerId, topicId, startedAt],
  );
}

export function writeChains(tx: Tx, chains: readonly KeptChain[]): Promise<void> {
  const columns = ['customerId', 'topicId', 'startedAt', 'lastContactAt', 'contacts', 'settlement'] as const;
  const updateOnDuplicate = ['lastContactAt', 'contacts', 'settlement'] as const;
  return insertLater(
    tx,
    'interactions.writeChains',
    { table: 'contact_chains', columns, updateOnDuplicate },
    chains,
  );
}
