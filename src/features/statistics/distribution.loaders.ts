import type { LoaderDefinition } from '../../platform/graphql/loader';
import type { Cut } from './cut.repository';
import { findDistributions, type Measure } from './distribution.repository';
import type { Distribution } from './distribution.type';

export type DistributionLoader = LoaderDefinition<Cut, ReadonlyMap<string, Distribution>>;

/** Loads the distribution of one measure over all groups of a cut at once. */
export function defineDistributionLoader(measure: Measure, unit = 1): DistributionLoader {
  return {
    name: measure.name,
    keyText: ({ from, where, keys }) => JSON.stringify([from, where, keys]),
    // eslint-disable-next-line no-restricted-syntax -- A cut is within the scope that it was made for.
    load: ({ db }, cuts) => Promise.all(cuts.map((cut) => findDistributions(db, cut, measure, unit))),
  };
}
