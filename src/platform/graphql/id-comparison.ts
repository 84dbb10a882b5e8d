import type { GlobalId } from '../../kernel/global-id';
import { compare, type Comparison } from '../db/comparison';
import type { Fragment } from '../db/keyset';
import { idArgument, type NodeName } from './node';

/** The condition that a foreign key compares so. `place` names the filter's field for the error about an id of another type. */
export function compareId(
  column: string,
  comparison: Comparison<GlobalId>,
  type: NodeName,
  place: string,
): Fragment {
  return compare(column, comparison, (id) => idArgument(place, id, type));
}
