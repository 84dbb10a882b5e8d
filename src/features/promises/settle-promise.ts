import type { RequestContext } from '../../platform/graphql/context';
import { invalid, wordsOf } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { movePromise, type MovedPromise } from './move-promise';
import { LONGEST_TEXT, type PromiseRefusal } from './promise-refusal';

/** Keeps a promise: in time or late is for the clock to say, not for whoever keeps it. */
export const keepPromise =
  (which: MovedPromise, evidence: string): UseCase<PromiseRefusal> =>
  (within: RequestContext) =>
    movePromise(within, which, 'KEEP', ({ standing }) => {
      const words = wordsOf(evidence, LONGEST_TEXT);
      if (words === null)
        return invalid('evidence', `"evidence" must have 1 to ${String(LONGEST_TEXT)} characters.`);
      return { state: standing === 'OPEN' ? 'KEPT' : 'KEPT_LATE', evidence: words };
    });

/** Gives a promise up. */
export const breakPromise =
  (which: MovedPromise): UseCase<PromiseRefusal> =>
  (within) =>
    movePromise(within, which, 'BREAK', () => ({ state: 'BROKEN' }));

/** Releases from a promise, because the customer does not want it any more. */
export const releasePromise =
  (which: MovedPromise): UseCase<PromiseRefusal> =>
  (within) =>
    movePromise(within, which, 'RELEASE', () => ({ state: 'RELEASED' }));
