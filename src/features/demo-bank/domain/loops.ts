import { ENDS, type LoopStep } from '../../surveys/domain/loop';
import { isLow } from '../../surveys/domain/metrics';
import type { Bank } from './bank';
import { DAY } from './calendar';
import type { Customer } from './customer';
import { idBeside } from './ids';
import { Random, STREAM } from './random';
import type { Facts, SurveyAnswerRow } from './rows';

/** Of low answers, so many are taken up. */
const TAKEN_UP = 0.6;
/** Quantiles of the days until each next step. */
const DAYS_TO_STEP = [0.05, 0.3, 0.8, 1.6, 3, 9];
/** Of loops, so many are given up, wherever they are. */
const GIVEN_UP = 0.06;
/** And so many are left lying. */
const LEFT = 0.06;
const REASONS = [
  'Not reached by phone, three times on different days.',
  'The customer does not want to be called about it.',
  'The customer has moved and left no number.',
] as const;
/** The steps in their order, to the last that is not asking again. */
const COURSE = ['ASSIGNED', 'CONTACTED', 'CAUSE_AGREED', 'FIXED', 'CUSTOMER_TOLD'] as const;

interface Step {
  readonly step: LoopStep;
  readonly at: number;
  readonly reason: string | null;
}

/** When each step of a loop is taken (UTC milliseconds), as far as it gets by `asOf`. */
function drawSteps(
  random: Random,
  { answeredAt }: SurveyAnswerRow,
  askedAgainAt: number,
  asOf: number,
): readonly Step[] {
  const steps: Step[] = [];
  let at = answeredAt.getTime();
  for (const step of COURSE) {
    at += Math.floor(random.quantile(DAYS_TO_STEP) * DAY);
    if (at >= asOf || random.chance(LEFT / COURSE.length)) return steps;
    if (steps.length > 0 && random.chance(GIVEN_UP / COURSE.length))
      return [...steps, { step: 'GIVEN_UP', at, reason: random.pick(REASONS) }];
    steps.push({ step, at, reason: null });
  }
  if (askedAgainAt > at && askedAgainAt < asOf)
    steps.push({ step: 'ASKED_AGAIN', at: askedAgainAt, reason: null });
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
      !random.chance(TAKEN_UP)
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
    const end = steps.find(({ step }) => ENDS.includes(step));
    const id = idBeside(random, answer.id);
    facts.surveyLoops.push({
      id,
      sourceId: answer.sourceId,
      externalId: `LOOP-${answer.externalId}`,
      sourceProfileId: answer.sourceProfileId,
      customerId: answer.customerId,
      answerId: answer.id,
      ownerId,
      closedAt: end === undefined ? null : new Date(end.at),
      createdAt: new Date(first.at),
      updatedAt: new Date(steps.at(-1)?.at ?? first.at),
    });
    for (const { step, at, reason } of steps) {
      facts.surveyLoopSteps.push({ loopId: id, step, takenAt: new Date(at), takenById: ownerId, reason });
    }
  }
}
