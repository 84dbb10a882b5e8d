import {
  canSettle,
  possibleEndings,
  tellableEndings,
} from '../../../../src/features/interactions/domain/ending';
import {
  allowedMoves,
  MOVES,
  type State,
} from '../../../../src/features/interactions/domain/interaction-moves';

const STATES = Object.keys(MOVES) as State[];

describe('the states of a contact', () => {
  test('are all reached from its start, and lead to its end', () => {
    const reached = new Set<State>(['WAITING']);
    for (const state of reached) for (const to of Object.values(MOVES[state]).flat()) reached.add(to);
    expect([...reached].sort()).toEqual([...STATES].sort());
    expect(STATES.filter((state) => allowedMoves(state).includes('END'))).toEqual(['WAITING', 'RUNNING']);
  });

  test('name the moves that are allowed in each', () => {
    expect(Object.fromEntries(STATES.map((state) => [state, allowedMoves(state)]))).toEqual({
      WAITING: ['ANSWER', 'HAND_OFF', 'ADD_MESSAGE', 'END', 'IDENTIFY'],
      RUNNING: ['HAND_OFF', 'ADD_MESSAGE', 'END', 'IDENTIFY'],
      ENDED: ['IDENTIFY'],
    });
  });
});

describe('how a contact may end', () => {
  const then = new Date();
  const call = { direction: 'INBOUND', queuedAt: null, answeredAt: null } as const;
  test.each([
    ['answered', { ...call, answeredAt: then }, ['ANSWERED'], ['ANSWERED']],
    [
      'queued',
      { ...call, queuedAt: then },
      ['ABANDONED', 'CONTAINED', 'PHANTOM'],
      ['ABANDONED', 'CONTAINED', 'PHANTOM', 'ANSWERED'],
    ],
    [
      'in a menu',
      call,
      ['LEFT_IN_MENU', 'CONTAINED', 'PHANTOM'],
      ['LEFT_IN_MENU', 'CONTAINED', 'PHANTOM', 'ANSWERED', 'ABANDONED'],
    ],
    [
      'outbound',
      { ...call, direction: 'OUTBOUND' as const },
      ['MISSED', 'PHANTOM'],
      ['MISSED', 'PHANTOM', 'ANSWERED'],
    ],
  ])('%s', (_what, known, live, told) => {
    expect([possibleEndings(known), tellableEndings(known)]).toEqual([live, told]);
  });

  test('settled by somebody, or by a machine', () => {
    const endings = ['ANSWERED', 'ABANDONED', 'LEFT_IN_MENU', 'CONTAINED', 'MISSED', 'PHANTOM'] as const;
    expect(endings.filter(canSettle)).toEqual(['ANSWERED', 'CONTAINED']);
  });
});
