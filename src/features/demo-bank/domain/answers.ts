import type { Id } from '../../../kernel/id';
import type { Bank } from './bank';
import { HOUR } from './calendar';
import { COMMENTS } from './data/comments';
import { idBeside } from './ids';
import type { Random } from './random';
import type { SurveyAnswerRow } from './rows';

/** Quantiles of the hours until somebody answers. */
const HOURS_UNTIL_ANSWER = [0.05, 0.3, 1, 4, 12, 26, 70];
const COMMENTED = 0.4;

/** The score of an average customer in an average mood, what a point of mood is worth, and how much answers scatter. */
const SCALES: Readonly<
  Record<string, { readonly middle: number; readonly mood: number; readonly scatter: number }>
> = {
  'relationship-nps': { middle: 7.2, mood: 4.4, scatter: 2.4 },
  'contact-csat': { middle: 3.7, mood: 1.6, scatter: 1.2 },
  'contact-ces': { middle: 4.9, mood: 2.1, scatter: 1.6 },
  'case-csat': { middle: 3.5, mood: 1.6, scatter: 1.2 },
};

/** Who answers what about which contact or case. */
export interface Answering {
  readonly random: Random;
  readonly survey: string;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  /** The id beside which the answer’s lies. */
  readonly beside: Id;
  readonly number: string;
  readonly language: string;
  /** When the question was put (UTC milliseconds). */
  readonly askedAt: number;
  /** About −1.5 to 1.5: the mood, and how the contact itself went. */
  readonly mood: number;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

function drawComment(random: Random, language: string, satisfaction: number): string | null {
  const table = COMMENTS[language];
  if (table === undefined || !random.chance(COMMENTED)) return null;
  if (satisfaction >= 0.8) return random.pick(table.good);
  return random.pick(satisfaction >= 0.5 ? table.mixed : table.bad);
}

/** The answer to a survey, or null when it had not come by `asOf`. */
export function drawAnswer(bank: Bank, answering: Answering): SurveyAnswerRow | null {
  const { random, language } = answering;
  const { id: surveyId, metric, scaleMin, scaleMax } = bank.survey(answering.survey);
  const scale = SCALES[answering.survey] ?? { middle: (scaleMin + scaleMax) / 2, mood: 1, scatter: 1 };
  const drawn = Math.round(scale.middle + scale.mood * answering.mood + scale.scatter * random.bell());
  const score = Math.max(scaleMin, Math.min(scaleMax, drawn));
  const answeredAt = answering.askedAt + Math.floor(random.quantile(HOURS_UNTIL_ANSWER) * HOUR);
  if (answeredAt >= bank.asOf) return null;
  const answered = new Date(answeredAt);
  return {
    id: idBeside(random, answering.beside),
    sourceId: bank.sourceId('SURVEY'),
    externalId: `ANS-${answering.number}-${metric}`,
    sourceProfileId: answering.sourceProfileId,
    customerId: answering.customerId,
    surveyId,
    metric,
    score,
    scaleMin,
    scaleMax,
    answeredAt: answered,
    comment: drawComment(random, language, (score - scaleMin) / (scaleMax - scaleMin)),
    language,
    interactionId: answering.interactionId,
    caseId: answering.caseId,
    createdAt: answered,
    updatedAt: answered,
  };
}
