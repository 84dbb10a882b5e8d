// What the contenders are asked, and how often.

/** Writes: what is written is compared too. Comes after the others, which read what it changes. */
export const LOG_INTERACTION = 'log-interaction';

/**
 * `warmUp`: requests to each before the first that counts, by when its code is compiled: of a worklist, which goes through more code than
 * the others and is asked less, it goes on for 2,000. `requests`: of one measurement of cost, one after the other, so many that what is read once in ten seconds and what is written once in
 * a second has its usual part in it. `perSecond`: how often they arrive when latency is measured, so seldom
 * that whoever is usable keeps up, on two slow cores.
 */
export const SCENARIOS = {
  'screen-pop': { warmUp: 4_000, requests: 400, perSecond: 40 },
  worklist: { warmUp: 3_000, requests: 100, perSecond: 8 },
  search: { warmUp: 4_000, requests: 400, perSecond: 40 },
  'timeline-1': { warmUp: 4_000, requests: 400, perSecond: 40 },
  'timeline-100': { warmUp: 4_000, requests: 400, perSecond: 40 },
  node: { warmUp: 10_000, requests: 1000, perSecond: 100 },
  [LOG_INTERACTION]: { warmUp: 1_000, requests: 100, perSecond: 20 },
};

/** Is measured in its own way. */
export const COLD_START = 'cold-start';

export const SCENARIO_NAMES = [...Object.keys(SCENARIOS), COLD_START];
