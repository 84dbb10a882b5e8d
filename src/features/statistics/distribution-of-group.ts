import type { RequestContext } from '../../platform/graphql/context';
import type { Cut } from './cut.repository';
import type { DistributionLoader } from './distribution.loaders';
import { NO_VALUES, type Distribution } from './distribution.type';

/** The distribution of a measure in one group. All groups of a cut are read together. */
export async function distributionOf(
  { loaders }: RequestContext,
  loader: DistributionLoader,
  { cut, group }: { readonly cut: Cut; readonly group: string },
): Promise<Distribution> {
  return (await loaders.load(loader, cut)).get(group) ?? NO_VALUES;
}
