import type { Db, SqlValue } from '../../src/platform/db/db';
import { withAllReads } from './all-reads';

/** A SELECT as a repository ran it. */
export interface Statement {
  /** `feature.function`. */
  readonly name: string;
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The same database, which also tells what it is asked: each statement outside of transactions that gives rows. */
export function capturing(db: Db, tell: (statement: Statement) => void): Db {
  return withAllReads(db, (read) => (name, sql, values = [], by) => {
    tell({ name, sql, values });
    return read(name, sql, values, by);
  });
}
