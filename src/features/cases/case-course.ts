import type { UseCase } from '../../platform/mutations/run-mutation';
import { holdCustomer } from '../customers/held-customer.effects';
import type { CaseRefusal } from './case-refusal';
import { caseById } from './case.loaders';
import { startOf } from './domain/case-moves';
import { moveCase, type MovedCase } from './move-case';

/** Lets a case wait for the customer or a third party. */
export const pauseCase =
  (which: MovedCase): UseCase<CaseRefusal> =>
  (within) =>
    moveCase(within, which, 'PAUSE', () => ({ status: 'WAITING' }));

/** Goes on with a case that waited. */
export const resumeCase =
  (which: MovedCase): UseCase<CaseRefusal> =>
  (within) =>
    moveCase(within, which, 'RESUME', () => ({ status: 'OPEN' }));

/** Opens a resolved case again, because the customer objects. What was found and given stays; that they were told of it is over. */
export const reopenCase =
  (which: MovedCase): UseCase<CaseRefusal> =>
  async (within) => {
    const seen = await within.loaders.load(caseById, which.id);
    // Whoever asks a customer for something sees what they complain of: one after the other.
    if (seen?.kind === 'COMPLAINT' && seen.customerId !== null)
      await holdCustomer(within.db, seen.customerId);
    return moveCase(within, which, 'REOPEN', (before, at) => ({
      ...{ status: startOf(before), reopenings: before.reopenings + 1, reopenedAt: at },
      ...{ resolvedAt: null, toldAt: null, toldHow: null },
    }));
  };

/** Closes a resolved case for good. */
export const closeCase =
  (which: MovedCase): UseCase<CaseRefusal> =>
  (within) =>
    moveCase(within, which, 'CLOSE', (_, at) => ({ status: 'CLOSED', closedAt: at }));
