import type { Db, SqlValue } from '../../src/platform/db/db';

/** A SELECT as a repository ran it. */
export interface Statement {
  /** `feature.function`. */
  readonly name: string;
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The same database, which also tells what it is asked: each statement outside of transactions that gives rows. */
export function capturing(db: Db, tell: (statement: Statement) => void): Db {
  return {
    ...db,
    query: (name, sql, values = [], by?) => {
      tell({ name, sql, values });
      return db.query(name, sql, values, by);
    },
  };
}
