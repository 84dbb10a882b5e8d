import type { Db, Sql } from '../../src/platform/db/db';

const refusing = <Handle extends Sql>(sql: Handle): Handle => ({
  ...sql,
  takesLoads: () => Promise.resolve(false),
  load: () => Promise.reject(new Error('Loading local data is disabled')),
});

/** The same server, were its `local_infile` off. */
export function takingNoLoads(db: Db): Db {
  return { ...refusing(db), transaction: (work) => db.transaction((tx) => work(refusing(tx))) };
}
