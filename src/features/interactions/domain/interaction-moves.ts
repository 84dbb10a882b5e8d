/** What may be done to a contact that has begun. */
const INTERACTION_MOVES = ['ANSWER', 'HAND_OFF', 'ADD_MESSAGE', 'END', 'IDENTIFY'] as const;
export type InteractionMove = (typeof INTERACTION_MOVES)[number];

/** How far a contact is. */
export type State = 'WAITING' | 'RUNNING' | 'ENDED';

/** The state machine: from each state the moves that are allowed, and the states to which each may lead. */
export const MOVES: Readonly<Record<State, Readonly<Partial<Record<InteractionMove, readonly State[]>>>>> = {
  WAITING: {
    ANSWER: ['RUNNING'],
    HAND_OFF: ['WAITING'],
    ADD_MESSAGE: ['WAITING'],
    END: ['ENDED'],
    IDENTIFY: ['WAITING'],
  },
  RUNNING: {
    HAND_OFF: ['RUNNING', 'WAITING'],
    ADD_MESSAGE: ['RUNNING'],
    END: ['ENDED'],
    IDENTIFY: ['RUNNING'],
  },
  ENDED: { IDENTIFY: ['ENDED'] },
};

/** The moves that are allowed in that state. */
export function allowedMoves(state: State): readonly InteractionMove[] {
  return INTERACTION_MOVES.filter((move) => MOVES[state][move] !== undefined);
}
