import { verdictOn } from './ledger';

const sent = (marker: string, isAcknowledged: boolean) => ({ kind: 'a promise', marker, isAcknowledged });

test('what was acknowledged is there once, what was not at most once, and nothing else is there', () => {
  const ledger = [sent('a', true), sent('b', false), sent('c', false)];
  expect(verdictOn(ledger, { 'a promise': ['a', 'b'] })).toEqual({
    ...{ sent: 3, acknowledged: 1, lost: [], doubled: [], unheardOf: [] },
  });
});

test('it tells what is lost, doubled or of nobody', () => {
  const ledger = [sent('a', true), sent('b', true), sent('c', false)];
  expect(verdictOn(ledger, { 'a promise': ['b', 'b', 'c', 'c', 'd'], 'a case': ['a'] })).toMatchObject({
    lost: ['a promise a'],
    doubled: ['a promise b', 'a promise c'],
    unheardOf: ['a promise d', 'a case a'],
  });
});
