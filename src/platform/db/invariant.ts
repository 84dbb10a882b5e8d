/** What must be true of the rows of a database whatever has been written, whoever died meanwhile. */
export interface Invariant {
  /** What it is true of, and what: "a promise that is settled says when". */
  readonly says: string;
  /** A SELECT of one column `place`: the rows that break it, by their ids. */
  readonly faults: string;
}
