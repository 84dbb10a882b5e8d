import { askBudget } from '../../../src/features/asks/domain/ask-budget';
import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

const DAY = 86_400_000;
const NOTHING_OWED = { hasOpenComplaint: false, hasOverduePromise: false, hasOpenLoop: false };

/** What must not be of when customers were asked for something. */
export function checkAsks(facts: Facts, check: Check): void {
  const asked = groupBy(facts.advocacyAsks, ({ customerId }) => customerId);
  check('nobody is asked more often than the budget allows', [...asked.values()], (asks) =>
    asks.every(({ askedAt }) => {
      const before = asks.filter((other) => other.askedAt < askedAt).map((other) => other.askedAt);
      return askBudget(before, NOTHING_OWED, askedAt).obstacles.length === 0;
    }),
  );
  checkDebts(facts, check);
  const owned = groupBy(
    facts.accountHolders.filter(({ role }) => role === 'OWNER'),
    ({ customerId }) => customerId,
  );
  const accounts = new Map(facts.accounts.map((account) => [account.id, account]));
  const reviewAsks = facts.advocacyAsks.filter(({ kind }) => kind === 'REVIEW');
  check('a review is asked for 14 to 42 days after a purchase', reviewAsks, ({ customerId, askedAt }) =>
    (owned.get(customerId ?? '') ?? []).some(({ accountId }) => {
      const openedAt = accounts.get(accountId)?.openedAt.getTime() ?? Infinity;
      const days = (askedAt.getTime() - openedAt) / DAY;
      return days >= 14 && days <= 42;
    }),
  );
}

/** Nobody is asked for anything while something is owed to them. */
function checkDebts(facts: Facts, check: Check): void {
  const complaints = facts.cases.filter(({ kind }) => kind === 'COMPLAINT');
  const hidden = groupBy(
    facts.promiseChanges.filter(({ toldAt }) => toldAt === null),
    ({ promiseId }) => promiseId,
  );
  /** Each debt of a customer with when it began and, unless it is still there, when it was settled. */
  const debts: Record<string, readonly Debt[]> = {
    'a complaint is open': complaints.map(({ customerId, openedAt, resolvedAt }) => {
      return { customerId, from: openedAt, until: resolvedAt };
    }),
    'a promise to them is overdue': facts.promises.map(({ id, customerId, dueAt, settledAt, state }) => {
      const [putOff] = hidden.get(id) ?? [];
      // Who was let down still waits for a while.
      const waited = state === 'BROKEN' ? 30 * DAY : 0;
      const until = settledAt && new Date(settledAt.getTime() + waited);
      return { customerId, from: putOff?.at ?? dueAt, until };
    }),
    'a low answer of theirs is being seen to': facts.surveyLoops.map(
      ({ customerId, createdAt, closedAt }) => {
        return { customerId, from: createdAt, until: closedAt };
      },
    ),
  };
  const asks = [
    ...facts.advocacyAsks,
    ...facts.surveyInvitations.flatMap(({ customerId, sentAt }) =>
      sentAt === null ? [] : [{ customerId, askedAt: sentAt }],
    ),
  ];
  for (const [name, rows] of Object.entries(debts)) {
    const owed = groupBy(rows, ({ customerId }) => customerId);
    check(`nobody is asked while ${name}`, asks, ({ customerId, askedAt }) =>
      (owed.get(customerId) ?? []).every(
        ({ from, until }) => askedAt <= from || (until !== null && until <= askedAt),
      ),
    );
  }
}

interface Debt {
  readonly customerId: string | null;
  readonly from: Date;
  readonly until: Date | null;
}
