import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import { knowSource } from './source-delivery.effects';

/** The code of the source that is no other system, but this one. */
export const OWN_SOURCE = 'one-window';

/** The source that what is written here comes from, as what is delivered comes from another; made when first needed. */
export function ownSource(tx: Tx): Promise<Id> {
  return knowSource(tx, {
    code: OWN_SOURCE,
    name: 'One Window',
    kind: 'CRM',
    trustRank: 1,
    timeZone: 'UTC',
  });
}
