/**
 * Does something after so many turns of promises, at once after none. Of several errors in the same moment graphql-js tells those that come before it
 * knows that nothing is left to tell them of, and it knows that by a chain of promises: whoever tells the same errors goes through as many turns.
 */
export function afterTicks(ticks: number, work: () => void): void {
  if (ticks === 0) work();
  else
    queueMicrotask(() => {
      afterTicks(ticks - 1, work);
    });
}
