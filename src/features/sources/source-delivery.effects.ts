import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import {
  findSourceId,
  findSourceIds as findIds,
  lockSource,
  setLastSynced,
  upsertSource,
  type DeclaredSource,
} from './source-upsert.repository';

/** Declares a source as its mapping does; gives its id. */
export function declareSource(tx: Tx, source: DeclaredSource): Promise<Id> {
  return upsertSource(tx, source);
}

/** The id of a source, which is made when it is not there. What is known of one that is there stays as it is. */
export async function knowSource(tx: Tx, source: DeclaredSource): Promise<Id> {
  return (await findSourceId(tx, source.code)) ?? upsertSource(tx, source);
}

/** Makes the transaction the only one that delivers for the source. Comes before anything else in it. */
export function beginDelivery(tx: Tx, sourceId: Id): Promise<void> {
  return lockSource(tx, sourceId);
}

/** Notes that the source has delivered, be it nothing new. */
export function recordDelivery(tx: Tx, sourceId: Id, at: Date): Promise<void> {
  return setLastSynced(tx, sourceId, at);
}

/** Ids by code of the sources that have been declared. */
export async function findSourceIds(tx: Tx, codes: Iterable<string>): Promise<ReadonlyMap<string, Id>> {
  const wanted = [...new Set(codes)];
  return wanted.length === 0 ? new Map() : findIds(tx, wanted);
}
