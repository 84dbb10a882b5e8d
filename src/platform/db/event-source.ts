import type { Id } from '../../kernel/id';
import type { RowScope } from '../authz/row-scope';
import type { Fragment } from './keyset';

/** Where one kind of event of a customer comes from: the SQL of the feature that owns the facts. */
export interface EventSource {
  /** Column of the moment, which is never null in what `select` chooses. */
  readonly time: string;
  /** Column of the fact's id. */
  readonly id: string;
  /** Column of the channel; null where such events have none. */
  readonly channel: string | null;
  /** `FROM … WHERE …` of one customer id. */
  readonly from: (scope: RowScope, customerId: Id) => Fragment;
}
