/** Where a case stands. */
export type CaseStanding = 'NEW' | 'OPEN' | 'WAITING' | 'RESOLVED' | 'CLOSED';

/** What may be done to a case that was opened. */
const CASE_MOVES = ['ASSIGN', 'PAUSE', 'RESUME', 'RESOLVE', 'REOPEN', 'CLOSE'] as const;
export type CaseMove = (typeof CASE_MOVES)[number];

/**
 * The state machine: from where a case stands, each move that is allowed and where it may lead. The customer may object until it is
 * closed; what comes up after that is another case.
 */
export const MOVES: Readonly<
  Record<CaseStanding, Readonly<Partial<Record<CaseMove, readonly CaseStanding[]>>>>
> = {
  NEW: { ASSIGN: ['OPEN'], RESOLVE: ['RESOLVED'] },
  OPEN: { ASSIGN: ['OPEN'], PAUSE: ['WAITING'], RESOLVE: ['RESOLVED'] },
  WAITING: { ASSIGN: ['WAITING'], RESUME: ['OPEN'], RESOLVE: ['RESOLVED'] },
  RESOLVED: { REOPEN: ['NEW', 'OPEN'], CLOSE: ['CLOSED'] },
  CLOSED: {},
};

/** The moves that are allowed from there. */
export function allowedMoves(standing: CaseStanding): readonly CaseMove[] {
  return CASE_MOVES.filter((move) => MOVES[standing][move] !== undefined);
}

/** Where a case begins, and begins again: with whoever has it, or with nobody. */
export function startOf({ ownerId }: { readonly ownerId: string | null }): CaseStanding {
  return ownerId === null ? 'NEW' : 'OPEN';
}
