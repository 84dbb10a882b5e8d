import {
  allowedMoves,
  MOVES,
  startOf,
  type CaseStanding,
} from '../../../../src/features/cases/domain/case-moves';

const STANDINGS = Object.keys(MOVES) as CaseStanding[];

describe('the moves of a case', () => {
  test('reach every state from where a case begins', () => {
    const reached = new Set<CaseStanding>([startOf({ ownerId: null }), startOf({ ownerId: 'x' })]);
    expect([...reached]).toEqual(['NEW', 'OPEN']);
    for (const standing of reached)
      for (const states of Object.values(MOVES[standing])) for (const state of states) reached.add(state);
    expect([...reached].sort()).toEqual([...STANDINGS].sort());
  });

  test('lead to an end from everywhere, and none leads on from there', () => {
    expect(allowedMoves('CLOSED')).toEqual([]);
    for (const start of STANDINGS) {
      const reached = new Set<CaseStanding>([start]);
      for (const standing of reached)
        for (const states of Object.values(MOVES[standing])) for (const state of states) reached.add(state);
      expect([start, reached.has('CLOSED')]).toEqual([start, true]);
    }
  });
});
