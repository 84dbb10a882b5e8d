import type { Page } from '../../kernel/page';
import type { TotalCount } from '../../kernel/total-count';
import type { CustomerPage, ListOfCustomer } from '../../platform/db/page-per-customer';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { countTimelines, findTimelines, type TimelineNarrowing } from './timeline.repository';
import type { TimelineRow } from './timeline.type';

/** Each parent takes an arm for every kind of event, so a statement takes fewer parents than other lists. */
const PARENTS_PER_STATEMENT = 20;

export const timelinePage: LoaderDefinition<CustomerPage<TimelineNarrowing>, Page<TimelineRow>> = {
  name: 'timelinePage',
  keyText: ({ customerIds, asked }) => JSON.stringify([customerIds, asked]),
  load: ({ db, scope }, requests) => findTimelines(db, scope, requests),
  maxBatchSize: PARENTS_PER_STATEMENT,
};

export const timelineCount: LoaderDefinition<ListOfCustomer<TimelineNarrowing>, TotalCount> = {
  name: 'timelineCount',
  keyText: ({ customerIds, narrowing }) => JSON.stringify([customerIds, narrowing]),
  load: ({ db, scope }, requests) => countTimelines(db, scope, requests),
  maxBatchSize: PARENTS_PER_STATEMENT,
};
