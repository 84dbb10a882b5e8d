import { newIdBeside, type Id } from '../../kernel/id';
import { invalid, notFound, refusalOfVersion } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { profileOfWriter } from '../customers/profile-of-writer.effects';
import type { HolderRole } from './account-holder.type';
import { refusalOfMove, type AccountRefusal } from './account-refusal';
import { lockAccount, updateAccount, writeHolders, type WholeHolder } from './account-write.repository';
import { accountName } from './account.type';
import { whoseAt } from './domain/whose-account';

/** Which account, and as whoever asks has seen it. */
export interface ChangedAccount {
  readonly id: Id;
  readonly expectedVersion: number | null;
}

/** What somebody is to an account. */
export interface Holding {
  readonly customerId: Id;
  readonly role: HolderRole;
  /** Undefined leaves it as it is; of a holding that is new it is since now, and without an end. */
  readonly validFrom: Date | null | undefined;
  readonly validTo: Date | null | undefined;
}

const runsAt = ({ validTo }: WholeHolder, at: Date): boolean => validTo === null || validTo > at;

/** An account has one owner at a time: where another takes it over, the former ones own it until then. */
function endedBy(holding: WholeHolder, holders: readonly WholeHolder[]): WholeHolder[] {
  const { role, validFrom: since } = holding;
  if (role !== 'OWNER' || since === null) return [];
  return holders
    .filter((other) => other.role === role && other.id !== holding.id && runsAt(other, since))
    .map((other) => ({ ...other, validTo: since }));
}

/**
 * Says what a customer is to an account, since when and until when. Nobody may bring an account out of their own reach: they would not see
 * what they did.
 */
export const setAccountHolder =
  ({ id, expectedVersion }: ChangedAccount, holding: Holding): UseCase<AccountRefusal> =>
  async (within) => {
    const { db, loaders, now, scope } = within;
    const before = await lockAccount(db, scope, id, now);
    if (before === null) return notFound('id', 'account');
    const refusal =
      refusalOfVersion('account', expectedVersion, before.version) ?? refusalOfMove(before, 'SET_HOLDER');
    if (refusal !== null) return refusal;
    const customer = await loaders.load(customerById, holding.customerId);
    if (customer === null) return notFound('customer', 'customer');
    const { role, validFrom, validTo } = holding;
    const running = before.holders.find(
      (other) => other.role === role && customer.ids.includes(other.customerId) && runsAt(other, now),
    );
    const holderId = running?.id ?? newIdBeside(customer.id);
    const made = (sourceProfileId: Id): WholeHolder => ({
      ...{ id: holderId, externalId: holderId, sourceId: before.sourceId, accountId: id, sourceProfileId },
      ...{ customerId: customer.id, role, validFrom: now, validTo: null },
    });
    const former = running ?? made((await profileOfWriter(within, customer, holding.customerId)).id);
    const held: WholeHolder = {
      ...former,
      ...(validFrom !== undefined && { validFrom }),
      ...(validTo !== undefined && { validTo }),
    };
    if (held.validTo !== null && held.validFrom !== null && held.validTo < held.validFrom)
      return invalid('validTo', '"validTo" must not lie before "validFrom".');
    const written = [held, ...(running ? [] : endedBy(held, before.holders))];
    const holders = new Map([...before.holders, ...written].map((holder) => [holder.id, holder]));
    const byId = (one: WholeHolder, other: WholeHolder): number => (one.id < other.id ? -1 : 1);
    const after = {
      ...before,
      version: before.version + 1,
      holders: [...holders.values()].sort(byId),
    };
    await writeHolders(db, written, now);
    await updateAccount(db, after, now);
    if ((await lockAccount(db, scope, id, now)) === null)
      return invalid(
        validTo == null ? 'validFrom' : 'validTo',
        'Nobody within your reach would hold the account.',
      );
    const heldBy = [...whoseAt(before.holders, now), ...whoseAt(after.holders, now), held.customerId];
    return { done: { prefix: accountName.prefix, id, customerId: null, heldBy, before, after } };
  };
