import {
  evidenceOfAct,
  evidenceOfAnswer,
  millionthsOf,
  pointsOf,
  recommendedBy,
  scoreHoldsUntil,
  scoreOf,
  weightOf,
  type Act,
  type Evidence,
  type Recommendation,
} from './evidence';
import {
  movesSince,
  stageHoldsUntil,
  type SeenStage,
  type StageFacts,
  type StageMove,
  type Stage,
} from './stage';

/** All that the status of a customer is derived from. */
export interface AdvocacyFacts extends Pick<StageFacts, 'brokenAt' | 'memberships'> {
  readonly acts: readonly Act[];
  /** Answers to "would you recommend us?", the earliest first. */
  readonly answers: readonly Recommendation[];
}

/** What follows from the facts, as of a moment. */
export interface DerivedStatus {
  readonly stage: Stage;
  readonly moves: readonly StageMove[];
  /** Of the evidence, in millionths of a point. */
  readonly weightMillionths: number;
  readonly score: number;
  /** Until when score and stage hold, if nothing new becomes known; null: for good. */
  readonly scoreUntil: Date | null;
  readonly stageUntil: Date | null;
  readonly isVip: boolean;
}

/** Acts, and the last answer that was given by then: it takes the place of those before. */
function evidenceBy({ acts, answers }: AdvocacyFacts, now: Date): Evidence[] {
  const last = answers.filter(({ answeredAt }) => answeredAt <= now).at(-1);
  const evidence = acts.map((act) => evidenceOfAct(act));
  return last === undefined ? evidence : [...evidence, evidenceOfAnswer(last)];
}

/** Of some moments the first one after `now`. */
function firstAfter(now: Date, moments: readonly (Date | null)[]): Date | null {
  return moments.reduce<Date | null>(
    (first, moment) =>
      moment !== null && moment > now && (first === null || moment < first) ? moment : first,
    null,
  );
}

/** The status that follows from all that is known, exactly; `seen` is the stage when that was last done. */
export function deriveStatus(facts: AdvocacyFacts, seen: SeenStage | null, now: Date): DerivedStatus {
  const { acts, answers, memberships } = facts;
  const stageFacts: StageFacts = { ...facts, recommended: acts.flatMap(recommendedBy) };
  const moves = movesSince(seen, stageFacts, now);
  const weightMillionths = millionthsOf(weightOf(evidenceBy(facts, now), now));
  const weight = pointsOf(weightMillionths);
  // What a source dates ahead is there from its time on; so is the programme.
  const ahead = firstAfter(now, [
    ...acts.map(({ at }) => at),
    ...answers.map(({ answeredAt }) => answeredAt),
    ...memberships.flatMap(({ from, to }) => [from, to]),
  ]);
  return {
    stage: moves.at(-1)?.to ?? seen?.stage ?? 'UNKNOWN',
    moves,
    weightMillionths,
    score: scoreOf(weight),
    scoreUntil: scoreHoldsUntil(weight, now),
    stageUntil: firstAfter(now, [ahead, stageHoldsUntil(stageFacts, now)]),
    isVip: memberships.some(({ from, to }) => from <= now && (to === null || to > now)),
  };
}
