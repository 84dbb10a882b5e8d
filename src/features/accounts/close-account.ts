import { laterOf } from '../../kernel/instant';
import { invalid, notFound, refusalOfVersion, wordsOf } from '../../platform/mutations/refusal';
import { refusalOfPast } from '../../platform/mutations/refused-date';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { LONGEST_REASON, refusalOfMove, type AccountRefusal } from './account-refusal';
import { lockAccount, updateAccount } from './account-write.repository';
import { accountName } from './account.type';
import { whoseAt } from './domain/whose-account';
import type { ChangedAccount } from './set-account-holder';

/** Closes an account for good: why, and when, which is now unless said otherwise. */
export const closeAccount =
  ({ id, expectedVersion }: ChangedAccount, reason: string, at: Date | null): UseCase<AccountRefusal> =>
  async ({ db, now, scope }) => {
    const closingReason = wordsOf(reason, LONGEST_REASON);
    if (closingReason === null)
      return invalid('reason', `"reason" must have 1 to ${String(LONGEST_REASON)} characters.`);
    const before = await lockAccount(db, scope, id, now);
    if (before === null) return notFound('id', 'account');
    const refusal =
      refusalOfVersion('account', expectedVersion, before.version) ??
      refusalOfMove(before, 'CLOSE') ??
      refusalOfPast('closedAt', at, now, before.openedAt);
    if (refusal !== null) return refusal;
    const closedAt = at ?? laterOf(now, before.openedAt ?? now);
    const closed = { status: 'CLOSED', closedAt, closingReason } as const;
    const after = { ...before, ...closed, version: before.version + 1 };
    await updateAccount(db, after, now);
    const heldBy = whoseAt(after.holders, now);
    return { done: { prefix: accountName.prefix, id, customerId: null, heldBy, before, after } };
  };
