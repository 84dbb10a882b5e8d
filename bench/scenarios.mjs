// What the contenders are asked, and how often.

/** Writes: what is written is compared too. Comes after the others, which read what it changes. */
export const LOG_INTERACTION = 'log-interaction';

/**
 * `requests`: of one measurement of cost, one after the other. `perSecond`: how often they arrive when latency is measured, so seldom
 * that whoever is usable keeps up, on two slow cores.
 */
export const SCENARIOS = {
  'screen-pop': { requests: 40, perSecond: 40 },
  worklist: { requests: 10, perSecond: 8 },
  search: { requests: 40, perSecond: 40 },
  'timeline-1': { requests: 40, perSecond: 40 },
  'timeline-100': { requests: 40, perSecond: 40 },
  node: { requests: 100, perSecond: 100 },
  [LOG_INTERACTION]: { requests: 20, perSecond: 20 },
};

/** Is measured in its own way. */
export const COLD_START = 'cold-start';

export const SCENARIO_NAMES = [...Object.keys(SCENARIOS), COLD_START];
