import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import { compareId } from '../../platform/graphql/id-comparison';
import { sourceSystemName } from '../sources/source-system.type';
import type { ImportRunFilter } from './import-run.input';

const CONDITIONS: FieldConditions<ImportRunFilter> = {
  source: (id) => compareId('r.source_id', id, sourceSystemName, 'filter.source'),
  status: (status) => compare('r.status', status),
  begunAt: (moment) => compare('r.begun_at', moment),
  endedAt: (moment) => compare('r.ended_at', moment),
};

/** The condition of a filter on the table aliased `r`. */
export function importRunCondition(filter: ImportRunFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}
