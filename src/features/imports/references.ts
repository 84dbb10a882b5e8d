import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { ensureProducts, findHolderProfiles } from '../accounts/delivered-accounts.effects';
import { ensureReasons } from '../contact-reasons/declared-reasons.effects';
import {
  ensureSourceProfiles,
  findSourceProfiles,
  type ProfileLink,
} from '../customers/source-profiles.effects';
import { FORESEEN, unknownReference, withForeseen, type RecordDelivery } from './delivery';
import type { CatalogueKey } from './domain/catalogue-key';
import { columnsOfKey } from './domain/keys';
import type { CustomerRule, Mapping } from './domain/mapping';
import { quoted, type Fault } from './domain/row';
import { columnsRead } from './domain/rules';

/** The keys that are not none. */
export function given<T>(keys: readonly (T | null)[]): T[] {
  return keys.filter((key) => key !== null);
}

/** Whom the keys of rows mean; without a rule the rows name nobody. */
export async function findCustomers(
  tx: Tx,
  rule: CustomerRule | undefined,
  keys: readonly (string | null)[],
  delivery: RecordDelivery,
): Promise<ReadonlyMap<string, ProfileLink>> {
  if (rule === undefined) return new Map();
  const found = await findStoredCustomers(tx, rule, keys, delivery);
  if (rule.source !== undefined) return found;
  const target = TARGETS[rule.through ?? 'customer'];
  const standIn = { id: FORESEEN, customerId: FORESEEN };
  return withForeseen(found, given(keys), standIn, (key) => delivery.isForeseen(target, key));
}

/** What the key is of. */
const TARGETS = { customer: 'customer', holder: 'accountHolder', owner: 'account' } as const;

function findStoredCustomers(
  tx: Tx,
  { source, through, newcomer }: CustomerRule,
  keys: readonly (string | null)[],
  { sourceId, sourceIds, now }: RecordDelivery,
): Promise<ReadonlyMap<string, ProfileLink>> {
  const known = source === undefined ? sourceId : sourceIds.get(source);
  if (known === undefined) throw new Error(`Nobody has looked up the source ${String(source)}.`);
  if (through !== undefined) return findHolderProfiles(tx, known, through, given(keys));
  return newcomer === undefined
    ? findSourceProfiles(tx, known, given(keys))
    : ensureSourceProfiles(tx, known, given(keys), { newcomer, now });
}

const POINTED_TO = { holder: 'holder', owner: 'owned account' } as const;

/** The fault of a row whose customer is not there. */
export function unknownCustomer(
  key: string,
  { source, through, column }: CustomerRule,
): { readonly fault: Fault } {
  const what = through === undefined ? 'customer' : POINTED_TO[through];
  const { fault } = unknownReference(what, key, columnsOfKey(column));
  if (source === undefined) return { fault };
  const reason = `The source ${source} has delivered no ${what} with the key ${quoted(key)}. Import the ${what}s from there first.`;
  return { fault: { ...fault, reason } };
}

/** Whom a row means; null where it names nobody. */
export function customerOf(
  key: string | null,
  rule: CustomerRule | undefined,
  found: ReadonlyMap<string, ProfileLink>,
): { readonly link: ProfileLink | null } | { readonly fault: Fault } {
  if (key === null || rule === undefined) return { link: null };
  const link = found.get(key);
  return link === undefined ? unknownCustomer(key, rule) : { link };
}

type Grow = (
  tx: Tx,
  keys: readonly (CatalogueKey | null)[],
  ids: ReadonlyMap<string, Id>,
) => Promise<ReadonlyMap<string, Id>>;

/** Ids of reasons by code, after adding those that rows make known. */
export const findReasons: Grow = async (tx, keys, ids) => {
  const grown = given(keys).flatMap((key) => key.grown);
  if (grown.length === 0) return ids;
  const declared = grown.map(
    ({ code, under, name }) => [code, { parent: under, names: { en: name } }] as const,
  );
  return ensureReasons(tx, Object.fromEntries(declared), ids);
};

/** The same of products, each of the kind of the declared one that it is under. */
export function productFinder({ products }: Pick<Mapping, 'products'>): Grow {
  return async (tx, keys, ids) => {
    const grown = given(keys).flatMap((key) => key.grown);
    if (grown.length === 0) return ids;
    const declared = grown.map(
      ({ code, under, name }) => [code, { kind: products[under]?.kind ?? '', names: { en: name } }] as const,
    );
    return new Map([...ids, ...(await ensureProducts(tx, Object.fromEntries(declared)))]);
  };
}

/** The id of what a row points to in a catalogue; null where it points to nothing. */
export function idIn(
  list: 'products' | 'reasons',
  key: CatalogueKey | null,
  ids: ReadonlyMap<string, Id>,
  rule: object,
): { readonly id: Id | null } | { readonly fault: Fault } {
  if (key === null) return { id: null };
  const id = ids.get(key.code);
  if (id !== undefined) return { id };
  return {
    fault: {
      column: columnsRead(rule),
      reason: `${quoted(key.code)} is not declared. Add it to the mapping under ${list}.`,
    },
  };
}
