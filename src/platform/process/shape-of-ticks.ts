import { createHook } from 'node:async_hooks';

/**
 * Keeps one of the objects that `process.nextTick` makes, of which each statement takes several. When V8 looks through all memory and finds none, as between two ticks, it forgets
 * their shape, and what was compiled for it; the next ones have another, and are made by the slowest of all ways for as long as the process lives. To be loaded before anything
 * else: a shape that was forgotten once does not come back (docs/adr/0026-what-every-request-pays.md).
 */
export const keptTicks: object[] = [];

const hook = createHook({
  init: (_, type, __, resource) => {
    if (type === 'TickObject') keptTicks.push(resource);
  },
}).enable();
process.nextTick(() => undefined);
hook.disable();
