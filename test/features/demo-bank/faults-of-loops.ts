import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { ENDS, LOOP_STEPS } from '../../../src/features/surveys/domain/loop';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

/** What must not be in how low answers are seen to. */
export function checkLoops(bank: Bank, facts: Facts, check: Check): void {
  const answers = new Map(facts.surveyAnswers.map((answer) => [answer.id, answer]));
  check(
    'a driver is of an answer, and on its scale',
    facts.surveyAnswerDrivers,
    (row) => answers.has(row.answerId) && row.rating >= row.scaleMin && row.rating <= row.scaleMax,
  );
  const rated = groupBy(facts.surveyAnswerDrivers, ({ answerId }) => answerId);
  check(
    'an answer rates each thing once',
    [...rated.values()],
    (drivers) => new Set(drivers.map(({ code }) => code)).size === drivers.length,
  );
  const steps = groupBy(facts.surveyLoopSteps, ({ loopId }) => loopId);
  check('a loop is of a low answer of the same customer', facts.surveyLoops, ({ answerId, customerId }) => {
    const answer = answers.get(answerId);
    const { score = Infinity, scaleMin = 0, scaleMax = 0 } = answer ?? {};
    return answer?.customerId === customerId && score < (scaleMin + scaleMax) * 0.65;
  });
  check('a loop goes step by step, after its answer', facts.surveyLoops, ({ id, answerId, closedAt }) => {
    const taken = steps.get(id) ?? [];
    const places = taken.map(({ step }) => LOOP_STEPS.indexOf(step));
    const times = [
      answers.get(answerId)?.answeredAt,
      ...taken.map(({ takenAt }) => takenAt),
      new Date(bank.asOf),
    ];
    const told = taken.find(({ step }) => ENDS.includes(step));
    const isGivenUp = told?.step === 'GIVEN_UP';
    return (
      taken.length > 0 &&
      places.every((place, index) => place === index || (isGivenUp && index === places.length - 1)) &&
      taken.every(({ step, reason }) => (step === 'GIVEN_UP') === (reason !== null)) &&
      times.every((time, index) => index === 0 || (time ?? 0) >= (times[index - 1] ?? 0)) &&
      (closedAt?.getTime() ?? null) === (told?.takenAt.getTime() ?? null)
    );
  });
}
