import { LOOP_STEPS, type LoopStep } from '../../surveys/domain/loop';
import { isLow } from '../../surveys/domain/metrics';
import type { Bank } from './bank';
import { DAY } from './calendar';
import type { Customer } from './customer';
import { idBeside } from './ids';
import { Random, STREAM } from './random';
import type { Facts, SurveyAnswerRow } from './rows';

/** Of low answers, so many are taken up; of steps, so many are left out. */
const SHARE = { takenUp: 0.6, leftOut: 0.12 } as const;
/** Quantiles of the days until each next step. */
const DAYS_TO_STEP = [0.05, 0.3, 0.8, 1.6, 3, 9];
/** Who has had enough of it is not called again: the loop ends wherever it was. */
const GIVEN_UP = 0.06;

/** When each step of a loop is taken (UTC milliseconds), as far as it gets by `asOf`. */
function drawSteps(
  random: Random,
  { answeredAt }: SurveyAnswerRow,
  askedAgainAt: number,
  asOf: number,
): { readonly step: LoopStep; readonly at: number }[] {
  const steps: { step: LoopStep; at: number }[] = [];
  let at = answeredAt.getTime();
  for (const step of LOOP_STEPS) {
    at += Math.floor(random.quantile(DAYS_TO_STEP) * DAY);
    const isNeeded = step === 'ASSIGNED' || step === 'CUSTOMER_TOLD' || !random.chance(SHARE.leftOut);
    const isAgain = step === 'ASKED_AGAIN';
    const takenAt = isAgain ? askedAgainAt : at;
    if (takenAt >= asOf || random.chance(GIVEN_UP / LOOP_STEPS.length)) break;
    if (isNeeded && (!isAgain || takenAt > (steps.at(-1)?.at ?? Infinity))) steps.push({ step, at: takenAt });
  }
  return steps;
}

/** Adds what was done about the low answers of a customer. */
export function addLoops(
  bank: Bank,
  customer: Customer,
  answers: readonly SurveyAnswerRow[],
  facts: Facts,
): void {
  const random = new Random(bank.plan.seed, STREAM.LOOPS, customer.number);
  for (const answer of answers) {
    if (
      !isLow(answer.metric, answer.score, { min: answer.scaleMin, max: answer.scaleMax }) ||
      !random.chance(SHARE.takenUp)
    )
      continue;
    const again = answers.find(
      (other) => other.metric === answer.metric && other.answeredAt > answer.answeredAt,
    );
    // Whoever answers again was asked shortly before.
    const steps = drawSteps(random, answer, (again?.answeredAt.getTime() ?? Infinity) - 1_000, bank.asOf);
    const [first] = steps;
    if (first === undefined) continue;
    const language = customer.place.home.language;
    const ownerId = bank.agentFor(random, 'CARE', language);
    const told = steps.find(({ step }) => step === 'CUSTOMER_TOLD');
    const id = idBeside(random, answer.id);
    facts.surveyLoops.push({
      id,
      sourceId: answer.sourceId,
      externalId: `LOOP-${answer.externalId}`,
      sourceProfileId: answer.sourceProfileId,
      customerId: answer.customerId,
      answerId: answer.id,
      ownerId,
      closedAt: told === undefined ? null : new Date(told.at),
      createdAt: new Date(first.at),
      updatedAt: new Date(steps.at(-1)?.at ?? first.at),
    });
    for (const { step, at } of steps) {
      facts.surveyLoopSteps.push({ loopId: id, step, takenAt: new Date(at), takenById: ownerId });
    }
  }
}
