import type { Id } from '../../kernel/id';
import type { ChainRule } from '../../platform/config/chain-variables';
import type { Tx } from '../../platform/db/db';
import { reasonLineages } from '../contact-reasons/reason-lineages.effects';
import { keepLastContacts, lockLastContacts } from '../customers/last-contact.effects';
import {
  deleteChain,
  listKeptChains,
  listReasonedContacts,
  writeChains,
  type KeptChain,
  type ReasonedContact,
} from './contact-chain.repository';
import { chainOfOne, joinChains, topicOf, type Chain } from './domain/chain';
import { findLatestStarts } from './interaction-upsert.repository';

/** Within so many milliseconds a contact repeats another. */
export const windowOf = ({ windowDays }: ChainRule): number => windowDays * 24 * 3_600_000;

/** What is read of one id of a customer. */
interface ContactsOfId {
  readonly customerId: Id;
  readonly contacts: readonly ReasonedContact[];
  readonly chains: readonly KeptChain[];
}

async function contactsOf(tx: Tx, customerId: Id): Promise<ContactsOfId> {
  const [contacts, chains] = await Promise.all([
    listReasonedContacts(tx, customerId),
    listKeptChains(tx, customerId),
  ]);
  return { customerId, contacts, chains };
}

/** The chains of one id of a customer, made of its contacts. */
async function chainsOf(
  tx: Tx,
  { customerId, contacts }: ContactsOfId,
  rule: ChainRule,
): Promise<KeptChain[]> {
  const lineages = await reasonLineages(
    tx,
    contacts.map(({ reasonId }) => reasonId),
  );
  const byTopic = new Map<Id, Chain[]>();
  for (const contact of contacts) {
    const topicId = topicOf(lineages.get(contact.reasonId) ?? [], rule.reasonDepth);
    if (topicId === null) continue;
    const chains = byTopic.get(topicId);
    if (chains === undefined) byTopic.set(topicId, [chainOfOne(contact)]);
    else chains.push(chainOfOne(contact));
  }
  return [...byTopic].flatMap(([topicId, chains]) =>
    joinChains(chains, windowOf(rule)).map((chain) => ({ customerId, topicId, ...chain })),
  );
}

const placeOf = ({ topicId, startedAt }: KeptChain): string => `${topicId} ${startedAt.toISOString()}`;

const isSame = (one: KeptChain | undefined, other: KeptChain): boolean =>
  one?.contacts === other.contacts &&
  one.settlement === other.settlement &&
  one.lastContactAt.getTime() === other.lastContactAt.getTime();

/** Makes the chains of one id of a customer what its contacts say. Needs the customer's lock. */
async function keepChains(tx: Tx, read: ContactsOfId, rule: ChainRule): Promise<void> {
  const wanted = new Map((await chainsOf(tx, read, rule)).map((chain) => [placeOf(chain), chain]));
  const kept = new Map(read.chains.map((chain) => [placeOf(chain), chain]));
  for (const [place, chain] of kept) if (!wanted.has(place)) await deleteChain(tx, chain);
  await writeChains(
    tx,
    [...wanted].filter(([place, chain]) => !isSame(kept.get(place), chain)).map(([, chain]) => chain),
  );
}

/** Keeps what follows from a customer's contacts, after one of them has been written in this transaction: when the last one was, and the chains of each of their ids. */
export async function keepContacts(
  { db, contactChains }: { readonly db: Tx; readonly contactChains: ChainRule },
  customerId: Id,
): Promise<void> {
  // Locks the customer, so that of two writers the second sees what the first has written.
  const locked = await lockLastContacts(db, [customerId]);
  const ids = locked.flatMap((customer) => customer.ids);
  const [latest, ...read] = await Promise.all([
    findLatestStarts(db, ids),
    ...ids.map((id) => contactsOf(db, id)),
  ]);
  await keepLastContacts(db, locked, latest);
  for (const one of read) await keepChains(db, one, contactChains);
}
