export type AccountMove = 'UPSERT' | 'SET_HOLDER' | 'CLOSE';

/** Where an account stands, as of `AccountStatus`. */
type Standing = 'PENDING' | 'OPEN' | 'BLOCKED' | 'CLOSED';

const ALIVE: readonly AccountMove[] = ['UPSERT', 'SET_HOLDER', 'CLOSE'];

/** What may be done to an account that stands so: one is closed for good. */
export const MOVES: Readonly<Record<Standing, readonly AccountMove[]>> = {
  PENDING: ALIVE,
  OPEN: ALIVE,
  BLOCKED: ALIVE,
  CLOSED: [],
};
