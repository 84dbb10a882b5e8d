import { newIdBeside, type Id } from '../../kernel/id';
import { invalid, notFound, refusalOfVersion, type Refused } from '../../platform/mutations/refusal';
import { refusalOfDate, refusalOfPast } from '../../platform/mutations/refused-date';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { profileOfWriter } from '../customers/profile-of-writer.effects';
import type { HolderRole } from './account-holder.type';
import { refusalOfMove, type AccountRefusal } from './account-refusal';
import { lockAccount, updateAccount, writeHolders, type WholeHolder } from './account-write.repository';
import { accountName } from './account.type';
import { succession } from './domain/owners';
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

/** Why somebody cannot begin to hold an account, or stop, at those times; null when they can. */
function refusalOfTimes({ validFrom = null, validTo = null }: Holding, now: Date): Refused | null {
  const times = { validFrom, validTo };
  for (const field of ['validFrom', 'validTo'] as const) {
    const at = times[field];
    const refusal = at !== null && at > now ? refusalOfDate(field, at, now) : refusalOfPast(field, at, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Why somebody cannot own an account that another one is to own after them. */
function refusalOfNext({ validFrom, validTo }: Holding, { validFrom: since }: WholeHolder): Refused {
  const field = validFrom !== undefined && validTo === undefined ? 'validFrom' : 'validTo';
  return invalid(
    field,
    `Another owner begins at ${since?.toISOString() ?? ''}: own it until then, or from later on.`,
  );
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
      refusalOfVersion('account', expectedVersion, before.version) ??
      refusalOfMove(before, 'SET_HOLDER') ??
      refusalOfTimes(holding, now);
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
    const { ended, next } = succession(held, before.holders, now);
    if (next !== null) return refusalOfNext(holding, next);
    const written = [held, ...ended];
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
