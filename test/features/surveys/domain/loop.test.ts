import { isRecovered } from '../../../../src/features/surveys/domain/loop';

const answer = (score: number, values = {}) => ({
  metric: 'NPS',
  score,
  scale: { min: 0, max: 10 },
  ...values,
});

test.each([
  ['a better answer', answer(9), true],
  ['an answer that is better by one', answer(4), true],
  ['the same answer', answer(3), false],
  ['a worse answer', answer(0), false],
  ['no answer', null, null],
  ['a better answer to something else', answer(9, { metric: 'CES' }), null],
  ['a better answer on another scale', answer(5, { scale: { min: 1, max: 7 } }), null],
])('after a low answer, %s says whether the person has recovered', (_what, next, recovered) => {
  expect(isRecovered(answer(3), next)).toBe(recovered);
});
