import { newId, newIdBeside, type Id } from '../../kernel/id';
import { rightTo } from '../../platform/authz/field-rights';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, wordsOf, type Refused } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Viewer } from '../../platform/identity/viewer';
import { customerById } from '../customers/customer.loaders';
import { profileOfWriter } from '../customers/profile-of-writer.effects';
import { beginDelivery } from '../sources/source-delivery.effects';
import { mayTakeKeys, sourceOfDelivery } from '../sources/writing-source.effects';
import { checkedWish, type AccountWish, type AccountSaid } from './account-said';
import { LONGEST_KEY_OF_ACCOUNT, refusalOfMove, type AccountRefusal } from './account-refusal';
import { findAccountIds, findProductIds } from './account-upsert.repository';
import {
  findAccountsByNumber,
  insertAccount,
  lockAccount,
  updateAccount,
  writeHolders,
  type WholeAccount,
} from './account-write.repository';
import { accountName } from './account.type';
import type { AccountMove } from './domain/account-moves';
import { whoseAt } from './domain/whose-account';

/** By what a source knows an account: its key, or else its number. */
interface AccountKey {
  readonly sourceId: Id;
  readonly externalId: string;
  readonly number: string | null;
}

type Found = { readonly id: Id | null } | Refused;

/** By its number, an account is found within reach alone; whose a key is, is for whoever locks it to see. */
async function findByKey({ db, scope, now }: RequestContext, key: AccountKey): Promise<Found> {
  const { sourceId, externalId, number } = key;
  const numbered = number === null ? [] : await findAccountsByNumber(db, scope, { sourceId, number }, now);
  if (numbered.length > 1)
    return invalid('number', 'Several accounts have this number: say which one by "externalId".');
  const [same] = numbered;
  if (same) return same;
  return { id: (await findAccountIds(db, sourceId, [externalId])).get(externalId) ?? null };
}

/** The same; where there is none, nobody else makes it until the transaction of whoever may ends. */
async function holdByKey(within: RequestContext, key: AccountKey): Promise<Found> {
  const found = await findByKey(within, key);
  if ('refused' in found || found.id !== null || !mayTakeKeys(within.scope)) return found;
  await beginDelivery(within.db, key.sourceId);
  return findByKey(within, key);
}

/** Whoever sees numbers masked is not told by them either: a guessed one would be confirmed. */
function keyOf(
  { externalId }: AccountWish,
  said: AccountSaid,
  viewer: Viewer,
): Omit<AccountKey, 'sourceId'> | Refused {
  if (externalId == null) {
    if (rightTo(viewer, 'ACCOUNT_NUMBER') !== 'VISIBLE')
      return invalid('externalId', 'Say which account it is: by "externalId".');
    return said.number == null
      ? invalid('externalId', 'Say which account it is: by "externalId", or by "number".')
      : { externalId: said.number, number: said.number };
  }
  const key = wordsOf(externalId, LONGEST_KEY_OF_ACCOUNT);
  return key === null
    ? invalid('externalId', `"externalId" must have 1 to ${String(LONGEST_KEY_OF_ACCOUNT)} characters.`)
    : { externalId: key, number: null };
}

/** The product that is said; null when none is. */
async function productOf({ db }: RequestContext, code: string | null): Promise<Found> {
  if (code === null) return { id: null };
  const id = /^[\x21-\x7e]+$/.test(code) ? (await findProductIds(db, [code])).get(code) : undefined;
  return id === undefined ? notFound('product', 'product') : { id };
}

/** Opens an account for its owner. That its key `isTaken` out of reach is not told before all else is right. */
async function open(
  within: RequestContext,
  { sourceId, externalId, isTaken }: AccountKey & { readonly isTaken: boolean },
  { productId, currency, status, ...said }: AccountSaid & { readonly productId: Id | null },
  ownerId: Id | null,
): Promise<WholeAccount | Refused> {
  const { db, loaders, now } = within;
  const needed = (field: string): Refused =>
    invalid(field, `"${field}" must be given of an account that is new.`);
  if (productId === null) return needed('product');
  if (currency === null) return needed('currency');
  if (ownerId === null) return needed('owner');
  const owner = await loaders.load(customerById, ownerId);
  if (owner === null) return notFound('owner', 'customer');
  if (isTaken) return notFound('externalId', 'account');
  const profile = await profileOfWriter(within, owner, ownerId);
  const id = newId();
  const holderId = newIdBeside(owner.id);
  const account: WholeAccount = {
    ...{ number: null, balance: null, creditLimit: null, overdue: null, openedAt: null },
    ...said,
    ...{ id, sourceId, externalId, productId, currency, status: status ?? 'OPEN' },
    ...{ closedAt: null, closingReason: null, version: 1 },
    holders: [
      {
        ...{ id: holderId, sourceId, externalId: holderId, accountId: id, sourceProfileId: profile.id },
        ...{ customerId: owner.id, role: 'OWNER', validFrom: said.openedAt ?? null, validTo: null },
      },
    ],
  };
  await insertAccount(db, account, now);
  await writeHolders(db, account.holders, now);
  return account;
}

/** Who is named as owner of an account that is there must own it: another one is for `setAccountHolder`. */
async function isOwner(
  { loaders, now }: RequestContext,
  { holders }: WholeAccount,
  ownerId: Id,
): Promise<boolean> {
  const owner = await loaders.load(customerById, ownerId);
  return holders.some(
    ({ role, customerId, validTo }) =>
      role === 'OWNER' && (validTo === null || validTo > now) && owner?.ids.includes(customerId),
  );
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Changes what is said of an account that is there; what says what is there changes nothing. */
async function change(
  within: RequestContext,
  before: WholeAccount,
  { productId, currency, status, ...said }: AccountSaid & { readonly productId: Id | null },
  ownerId: Id | null,
): Promise<WholeAccount | Refused<AccountMove>> {
  if (currency !== null && currency !== before.currency)
    return invalid('currency', `An account keeps its currency: ${before.currency}.`);
  if (ownerId !== null && !(await isOwner(within, before, ownerId)))
    return invalid('owner', 'The account is another’s: `setAccountHolder` changes that.');
  const after: WholeAccount = {
    ...before,
    ...said,
    ...{ productId: productId ?? before.productId, status: status ?? before.status },
  };
  if (isSame(before, after)) return before;
  const illegal = refusalOfMove(before, 'UPSERT');
  if (illegal !== null) return { refused: { ...illegal.refused, field: 'externalId' } };
  const changed = { ...after, version: before.version + 1 };
  await updateAccount(within.db, changed, within.now);
  return changed;
}

/** Brings in what a source says of an account, by its key or its number: one that is new is opened. */
export const upsertAccount =
  (wish: AccountWish): UseCase<AccountRefusal> =>
  async (within) => {
    const said = checkedWish(wish, within.now);
    if ('refused' in said) return said;
    const key = keyOf(wish, said, within.viewer);
    if ('refused' in key) return key;
    const sourceId = await sourceOfDelivery(within, wish.source);
    if (sourceId === null) return notFound('source', 'source');
    const product = await productOf(within, wish.product);
    if ('refused' in product) return product;
    const found = await holdByKey(within, { ...key, sourceId });
    if ('refused' in found) return found;
    const { db, scope, now } = within;
    const before = found.id === null ? null : await lockAccount(db, scope, found.id, now);
    if (before === null && !mayTakeKeys(scope))
      return notFound(wish.externalId == null ? 'number' : 'externalId', 'account');
    const values = { ...said, productId: product.id };
    const after =
      before === null
        ? await open(within, { ...key, sourceId, isTaken: found.id !== null }, values, wish.ownerId)
        : await change(within, before, values, wish.ownerId);
    if ('refused' in after) return after;
    const heldBy = whoseAt(after.holders, now);
    return {
      done: { prefix: accountName.prefix, id: after.id, customerId: null, heldBy, before, after },
    };
  };
