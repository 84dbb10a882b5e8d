import type { SurveyAnswerRow } from '../surveys/survey.type';
import type { AdvocacyActRow } from './advocacy-act.type';
import type { AdvocacyEvidence } from './advocacy-status.type';
import { weightOfAct, weightOfAnswer } from './domain/evidence';

function evidenceOfAct(act: AdvocacyActRow, now: Date): AdvocacyEvidence {
  const { kind, at, referral, review } = act;
  const rating = review && { value: review.rating, min: review.scale.min, max: review.scale.max };
  return {
    at,
    weight: weightOfAct({ kind, at, isWon: referral?.state === 'WON', rating }, now),
    act,
    answer: null,
  };
}

/** What a customer did, with the last answer to "would you recommend us?" in its place, and what each counts for now. */
export function evidenceOfStatus(
  acts: readonly AdvocacyActRow[],
  answer: SurveyAnswerRow | null,
  now: Date,
): AdvocacyEvidence[] {
  const evidence = acts.map((act) => evidenceOfAct(act, now));
  if (answer !== null)
    evidence.push({ at: answer.answeredAt, weight: weightOfAnswer(answer, now), act: null, answer });
  return evidence.sort((one, other) => other.at.getTime() - one.at.getTime());
}
