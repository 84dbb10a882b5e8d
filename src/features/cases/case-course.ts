import type { UseCase } from '../../platform/mutations/run-mutation';
import type { CaseRefusal } from './case-refusal';
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
  (within) =>
    moveCase(within, which, 'REOPEN', (before, at) => ({
      ...{ status: startOf(before), reopenings: before.reopenings + 1, reopenedAt: at },
      ...{ resolvedAt: null, toldAt: null, toldHow: null },
    }));

/** Closes a resolved case for good. */
export const closeCase =
  (which: MovedCase): UseCase<CaseRefusal> =>
  (within) =>
    moveCase(within, which, 'CLOSE', (_, at) => ({ status: 'CLOSED', closedAt: at }));
