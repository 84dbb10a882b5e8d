// What the contenders are asked, and how often.

/** Writes: what is written is compared too. Comes after the others, which read what it changes. */
export const LOG_INTERACTION = 'log-interaction';

/**
 * `requests`: of one measurement of cost, one after the other, so many that what is read once in ten seconds and what is written once in
 * a second has its usual part in it. `perSecond`: how often they arrive when latency is measured, so seldom
 * that whoever is usable keeps up, on two slow cores.
 */
export const SCENARIOS = {
  'screen-pop': { requests: 400, perSecond: 40 },
  worklist: { requests: 100, perSecond: 8 },
  search: { requests: 400, perSecond: 40 },
  'timeline-1': { requests: 400, perSecond: 40 },
  'timeline-100': { requests: 400, perSecond: 40 },
  node: { requests: 1000, perSecond: 100 },
  [LOG_INTERACTION]: { requests: 100, perSecond: 20 },
};

/** Is measured in its own way. */
export const COLD_START = 'cold-start';

export const SCENARIO_NAMES = [...Object.keys(SCENARIOS), COLD_START];
