import type { Bank } from './bank';
import type { Customer } from './customer';
import { Random, STREAM } from './random';
import type { Facts, SurveyAnswerRow } from './rows';
import type { SurveyDriverRow } from './survey-rows';

/** What surveys ask beside the score, on 1 to 5; some of it is about no expectation. */
const ASKED: readonly Pick<SurveyDriverRow, 'code' | 'expectation'>[] = [
  { code: 'waiting', expectation: 'PROMPT' },
  { code: 'manners', expectation: 'COURTEOUS' },
  { code: 'knowledge', expectation: 'COMPETENT' },
  { code: 'solved-at-once', expectation: 'RIGHT_FIRST_TIME' },
  { code: 'kept-their-word', expectation: 'KEEPS_PROMISES' },
  { code: 'knew-what-next', expectation: 'CLEAR_STEPS' },
  { code: 'fees', expectation: null },
];
/** Of answers, so many rate anything beside the score; of what is asked, so much. */
const SHARE = { rating: 0.55, asked: 0.5 } as const;
const SCALE = { scaleMin: 1, scaleMax: 5 } as const;

/** Adds what was rated beside the scores of a customer's answers: ratings lie around the score. */
export function addDrivers(
  bank: Bank,
  customer: Customer,
  answers: readonly SurveyAnswerRow[],
  facts: Facts,
): void {
  const random = new Random(bank.plan.seed, STREAM.DRIVERS, customer.number);
  for (const { id, score, scaleMin, scaleMax } of answers) {
    if (!random.chance(SHARE.rating)) continue;
    const fit = (score - scaleMin) / (scaleMax - scaleMin);
    for (const asked of ASKED) {
      if (!random.chance(SHARE.asked)) continue;
      const rating = Math.round(SCALE.scaleMin + fit * (SCALE.scaleMax - SCALE.scaleMin) + random.bell());
      facts.surveyAnswerDrivers.push({
        answerId: id,
        ...asked,
        ...SCALE,
        rating: Math.min(SCALE.scaleMax, Math.max(SCALE.scaleMin, rating)),
      });
    }
  }
}
