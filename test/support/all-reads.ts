import type { Db } from '../../src/platform/db/db';

export type Read = Db['query'];

/** The same database, of which all that is read outside of transactions goes through what `through` makes, looked up or not. */
export const withAllReads = (db: Db, through: (read: Read) => Read): Db => ({
  ...db,
  query: through((...asked) => db.query(...asked)),
  lookUp: through((...asked) => db.lookUp(...asked)),
});
