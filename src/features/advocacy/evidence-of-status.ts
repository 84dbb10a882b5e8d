import type { SurveyAnswerRow } from '../surveys/survey.type';
import type { AdvocacyActRow } from './advocacy-act.type';
import type { AdvocacyEvidence } from './advocacy-status.type';
import { evidenceOfAct, evidenceOfAnswer, shownWeight, weightAt } from './domain/evidence';

function shownAct(act: AdvocacyActRow, now: Date): AdvocacyEvidence {
  const { kind, at, referral, review } = act;
  const rating = review && { value: review.rating, min: review.scale.min, max: review.scale.max };
  const evidence = evidenceOfAct({ kind, at, referral, rating });
  return { at, weight: shownWeight(weightAt(evidence, now)), act, answer: null };
}

/** What a customer did, with the last answer to "would you recommend us?" in its place, and what each counts for now. */
export function evidenceOfStatus(
  acts: readonly AdvocacyActRow[],
  answer: SurveyAnswerRow | null,
  now: Date,
): AdvocacyEvidence[] {
  const evidence = acts.map((act) => shownAct(act, now));
  if (answer !== null) {
    const weight = shownWeight(weightAt(evidenceOfAnswer(answer), now));
    evidence.push({ at: answer.answeredAt, weight, act: null, answer });
  }
  return evidence.sort((one, other) => other.at.getTime() - one.at.getTime());
}
