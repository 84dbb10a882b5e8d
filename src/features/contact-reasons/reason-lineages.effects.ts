import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import { findLineages } from './reason-lineage.repository';

/** The ids of each of these reasons and of what lies above it, from the root of the tree down. */
export async function reasonLineages(sql: Sql, ids: Iterable<Id>): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const wanted = [...new Set(ids)];
  const lineages = wanted.length === 0 ? [] : await findLineages(sql, 'EVERYTHING', wanted);
  return new Map(lineages.map(({ id, fromRoot }) => [id, fromRoot]));
}
