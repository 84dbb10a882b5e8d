import { executionAsyncResource } from 'node:async_hooks';

/**
 * Keeps one of the objects that `process.nextTick` makes, of which each statement takes several. When V8 looks through all memory and finds none, as between two ticks, it forgets
 * their shape, and what was compiled for it; the next ones have another, and are made by the slowest of all ways for as long as the process lives. Loaded first: a shape that was
 * forgotten once does not come back (docs/adr/0026-what-every-request-pays.md). By no hook: once there was one, V8 does without its quick ways for promises.
 */
export const keptTicks: object[] = [];

process.nextTick(() => {
  keptTicks.push(executionAsyncResource());
});
